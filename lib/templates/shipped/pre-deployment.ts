import type { TemplateBodyInput } from '../schema'
import { itemsBefore, limit, shownBy } from './write-item'

type Phase = TemplateBodyInput['phases'][number]

const item = itemsBefore('start')
const cursor = { condition: 'cursor_pagination' }
const clients = { condition: 'client_facing' }

/** What must be true before anything is dated: eight groups, the document's facts and the risks (HST-1, HST-2, HST-13). */
export const preDeployment: Phase = {
  key: 'pre_deployment',
  title: 'Pre-deployment',
  titleZh: '部署前准备',
  groups: [
    {
      title: 'Document',
      titleZh: '文档信息',
      items: [
        item(
          'document_facts',
          'Feature, version, target date and last update are stated; next review date set',
          '已注明功能、版本、目标日期和更新日期，并定下下次复审日期',
          {
            ...shownBy('text'),
            params: { ask: 'Next review date' },
          },
        ),
      ],
    },
    {
      title: 'Code quality',
      titleZh: '代码质量',
      items: [
        item('unit_tests', 'Unit tests pass (104 of 104)', '单元测试全部通过（104/104）', limit('>= 104 tests')),
        item('integration_tests', 'Integration tests pass (8 of 8)', '集成测试全部通过（8/8）', limit('>= 8 tests')),
        item('lint', 'Lint is clean', '代码检查无告警'),
        item('static_analysis', 'Static security analysis finds nothing open', '静态安全分析无未处理问题', shownBy('link')),
        item('code_review', 'Code is reviewed and approved', '代码已评审并批准', shownBy('link')),
        item('code_documented', 'Code is documented', '代码文档齐全'),
      ],
    },
    {
      title: 'Staging',
      titleZh: '预发布环境',
      items: [
        item('staging_deployed', 'Deployed to staging', '已部署到预发布环境'),
        item('staging_suite', 'Full test suite passes on staging', '完整测试套件在预发布环境通过', shownBy('link')),
        item('staging_cursor', 'Cursor pagination works', '游标分页工作正常', cursor),
        item('staging_invalid_cursor', 'An invalid cursor is handled', '无效游标得到正确处理', cursor),
        item('staging_compatible', 'Clients of the previous version still work', '向后兼容：旧版客户端仍可正常使用'),
        item('staging_load', 'Load test with realistic traffic passes', '真实流量下的负载测试通过', shownBy('link')),
      ],
    },
    {
      title: 'Performance',
      titleZh: '性能',
      items: [
        item('cursor_codec', 'Encoding and decoding a cursor', '游标编码与解码耗时', { ...limit('< 1 ms'), ...cursor }),
        item('page_load', 'Loading a page', '页面加载耗时', limit('< 200 ms')),
        item('memory_leak', 'No memory leak under sustained pagination', '持续翻页下无内存泄漏', cursor),
        item('token_budget_down', 'Token budget goes down by', 'Token 预算下降幅度', { ...limit('> 60 %'), ...cursor }),
      ],
    },
    {
      title: 'Security',
      titleZh: '安全',
      items: [
        item('cursor_signature', 'The signature of a cursor is verified', '游标签名得到校验', cursor),
        item('cursor_ttl', 'A cursor expires after 10 minutes', '游标 10 分钟后失效', cursor),
        item('api_key_auth', 'API key authentication is enforced', 'API 密钥认证已强制启用'),
        item('cursor_no_data', 'A cursor holds no sensitive data', '游标不含敏感数据', cursor),
        item('rate_limiting', 'Rate limiting still works', '限流依然有效'),
      ],
    },
    {
      title: 'Documentation',
      titleZh: '文档',
      items: [
        item('migration_guide', 'Migration guide', '迁移指南', { ...shownBy('link'), ...clients }),
        item('api_docs', 'API documentation', 'API 文档', shownBy('link')),
        item('implementation_summary', 'Implementation summary', '实现摘要'),
        item('release_notes', 'Release notes', '发布说明', shownBy('link')),
        item('client_mail_draft', 'Mail to clients drafted', '客户邮件已起草', clients),
        item('training', 'Internal training held', '已完成内部培训'),
      ],
    },
    {
      title: 'Configuration',
      titleZh: '配置',
      items: [
        item('environment_values', 'Values of the production environment are set', '生产环境的配置值已设置', {
          items: [
            item('supabase_url', 'SUPABASE_URL', 'SUPABASE_URL'),
            item('supabase_service_key', 'SUPABASE_SERVICE_KEY', 'SUPABASE_SERVICE_KEY'),
            item('hostaway_account_id', 'HOSTAWAY_ACCOUNT_ID', 'HOSTAWAY_ACCOUNT_ID'),
            item('hostaway_secret_key', 'HOSTAWAY_SECRET_KEY', 'HOSTAWAY_SECRET_KEY'),
          ],
        }),
        item('cursor_secret', 'Cursor secret is set', '游标密钥已设置', cursor),
        item('token_budget_thresholds', 'Token budget thresholds are set', 'Token 预算阈值已设置', cursor),
        item('rate_limits', 'Rate limits are set', '限流值已设置'),
      ],
    },
    {
      title: 'Monitoring',
      titleZh: '监控',
      items: [
        item('health_endpoint', 'Health endpoint answers', '健康检查端点可用'),
        item('metrics_collection', 'Metrics are collected', '指标已采集'),
        item('alert_rules', 'Alert rules are installed', '告警规则已配置'),
        item('dashboard', 'Dashboard shows the service', '监控面板可用', shownBy('link')),
        item('log_aggregation', 'Logs are collected in one place', '日志已集中采集'),
      ],
    },
    {
      title: 'Backup and rollback',
      titleZh: '备份与回滚',
      items: [
        item('backup_taken', 'Database backup taken', '数据库已备份'),
        item('previous_tagged', 'Previous version is tagged', '上一版本已打标签', { ...shownBy('text'), params: { ask: 'Tag' } }),
        item('rollback_documented', 'Rollback procedure is documented', '回滚步骤已写明', shownBy('link')),
        item('rollback_tested', 'Rollback tested in staging, minutes it took', '已在预发布环境演练回滚，记录耗时', limit('<= 7 min')),
      ],
    },
    {
      title: 'Risks',
      titleZh: '风险',
      items: [
        item('risk_signature', 'Signature failures: probability low, impact high', '签名失败：概率低，影响大', {
          ...cursor,
          details: 'Answered by thorough testing and monitoring.',
          detailsZh: '应对：充分测试，持续监控。',
        }),
        item('risk_performance', 'Performance degradation: probability low, impact medium', '性能下降：概率低，影响中', {
          details: 'Answered by the load test and a rollback that is ready.',
          detailsZh: '应对：负载测试，回滚就绪。',
        }),
        item('risk_compatibility', 'Client compatibility: probability medium, impact low', '客户端兼容性：概率中，影响小', {
          ...clients,
          details: 'Answered by keeping the previous behaviour working.',
          detailsZh: '应对：保持向后兼容。',
        }),
        item('risk_ttl', 'Lifetime of a cursor too short: probability low, impact low', '游标有效期过短：概率低，影响小', {
          ...cursor,
          details: 'Answered by 10 minutes as tested, and a setting to change it.',
          detailsZh: '应对：10 分钟已经测试，可随时调整。',
        }),
        item('risk_memory', 'Memory leak from cursors: probability low, impact medium', '游标造成内存泄漏：概率低，影响中', {
          ...cursor,
          details: 'Answered by clearing expired cursors and by monitoring.',
          detailsZh: '应对：清理过期游标，持续监控。',
        }),
        item('risk_connections', 'Connections run out: probability low, impact high', '连接耗尽：概率低，影响大', {
          details: 'Answered by connection pooling.',
          detailsZh: '应对：使用连接池。',
        }),
      ],
    },
  ],
}
