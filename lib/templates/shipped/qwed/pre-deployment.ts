import { group, itemsBefore, only, type Phase, proved, run, shownBy } from '../write-item'

const item = itemsBefore('start')

/** Five groups of checks (QWD-1), and the list gone through before the deployment (QWD-6). */
export const preDeployment: Phase = {
  key: 'pre_deployment',
  title: 'Pre-deployment',
  titleZh: '部署前准备',
  groups: [
    group('Integration testing', '集成测试', [
      item('integration_tests', 'All tests of test_qwed_integration.py pass', 'test_qwed_integration.py 的测试全部通过', {
        ...run('python -m pytest test_qwed_integration.py', '0 failed'),
      }),
      item('test_performance', 'Performance is met', '性能达标', shownBy('link')),
      item('test_errors', 'Error handling is tested', '错误处理已测试', shownBy('link')),
      item('test_batch', 'Batch verification is tested', '批量验证已测试', { ...only('batch'), ...proved('qwed-batch') }),
      item('test_connection', 'The service is up and accepts the key', '服务可用并接受密钥', proved('qwed-connection')),
    ]),
    group('API key management', 'API 密钥管理', [
      item('keys_in_environment', 'Keys are in environment variables', '密钥存放在环境变量中'),
      item('keys_per_environment', 'A different key for each of dev, staging and production', '开发、预发布、生产各用不同的密钥'),
      item('keys_rotation_plan', 'There is a rotation plan', '已有轮换计划', shownBy('link')),
      item('keys_not_in_git', 'No key is in version control', '版本库中没有密钥'),
    ]),
    group('Error handling', '错误处理', [
      item('calls_guarded', 'All calls are guarded', '所有调用均有异常保护'),
      item('fallbacks', 'Fallbacks are in place', '已有降级方案'),
      item('error_logging', 'Errors are logged', '错误已记录日志'),
      item('critical_alerts', 'Critical failures raise an alert', '关键故障会触发告警'),
    ]),
    group('Rate limiting', '限流', [
      item('quota_understood', 'The quota is understood', '已了解配额', shownBy('text')),
      item('limiter', 'A limiter is in place', '已有限流器'),
      item('backoff', 'Backoff and retry are in place', '已有退避与重试'),
      item('quota_monitored', 'Use of the quota is monitored', '已监控配额使用'),
    ]),
    group('Logging and monitoring', '日志与监控', [
      item('calls_logged', 'Calls are logged', '调用已记录日志'),
      item('results_tracked', 'Verification results are tracked', '验证结果已跟踪'),
      item('rates_captured', 'Error rates and performance are captured', '错误率与性能已采集'),
    ]),
    group('Last look before the deployment', '部署前最后检查', [
      item('before_tests', 'Tests: all green today', '测试：今天全部通过'),
      item('before_keys', 'Keys: those of production are in place', '密钥：生产密钥已就位'),
      item('before_errors', 'Error handling: fallbacks and retries are switched on', '错误处理：降级与重试已启用'),
      item('before_logging', 'Logging: entries of production arrive', '日志：已能看到生产日志'),
      item('before_dashboards', 'Dashboards: they show production', '监控面板：已显示生产数据'),
      item('before_rollback', 'Rollback plan: at hand, and who starts it is known', '回滚计划：随手可查，执行人已明确'),
      item('before_team', 'Team told: when it begins and who leads', '团队已获知：何时开始、由谁负责'),
    ]),
  ],
}
