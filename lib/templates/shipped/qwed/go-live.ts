import { group, itemsBefore, limit, only, type More, type Phase, says, shownBy, work } from '../write-item'

const item = itemsBefore('completion')
const measured = (more: More, source: string, sourceZh: string): More => ({ ...more, ...says(source, sourceZh) })

/** Seven gates before 100 % (QWD-8). The first four are read from the dashboard and written down with their limit. */
export const goLive: Phase = {
  key: 'go_live',
  title: 'Gates before 100 %',
  titleZh: '达到 100% 前的七道门',
  offset: { days: 7 },
  groups: [
    group('Measured', '以测量为准', [
      item('gate_stable', 'Days of stable canary', '金丝雀稳定天数', {
        ...measured(limit('>= 7 days'), 'Counted since the last disturbance.', '自最近一次异常起计算。'),
      }),
      item('gate_error_rate', 'Error rate of the canary', '金丝雀错误率', {
        ...measured(limit('< 0.1 %'), 'Over those seven days.', '取这七天的数值。'),
      }),
      item('gate_p95', 'p95 response time of the canary', '金丝雀 p95 响应时间', {
        ...measured(limit('< 3 s'), 'Over those seven days.', '取这七天的数值。'),
      }),
      item('gate_security', 'Security incidents', '安全事件数', {
        ...measured(limit('= 0 incidents'), 'Since the canary began.', '自金丝雀开始起计算。'),
      }),
    ]),
    group('Confirmed', '由人确认', [
      item('gate_trained', 'Team is trained on troubleshooting', '团队已接受故障排查培训'),
      item('gate_dashboards', 'Monitoring dashboards are operational', '监控面板运行正常', shownBy('link')),
      item('gate_runbook', 'Runbook is documented', '运行手册已写明', shownBy('link')),
    ]),
    group('Then', '然后', [item('at_100', 'At 100 %', '已达 100%', { ...work('devops', 10), due: { days: 21 } })]),
  ],
}

/** Seven steps back and forward again, in this order (QWD-7). Absent until the release says that it is being rolled back. */
export const rollbackPlan: Phase = {
  key: 'rollback_plan',
  title: 'Rollback plan',
  titleZh: '回滚计划',
  groups: [
    group('Seven steps, in this order', '七个步骤，按此顺序', [
      item('rollback_1_now', '1. Roll back at once', '1. 立即回滚', { ...only('rolling_back'), ...work('devops', 5) }),
      item('rollback_2_logs', '2. Check error logs', '2. 检查错误日志', { ...only('rolling_back'), ...work('on_call_engineer', 15) }),
      item('rollback_3_failures', '3. Review verification failures', '3. 复查验证失败', only('rolling_back')),
      item('rollback_4_metrics', '4. Analyse metrics', '4. 分析指标', only('rolling_back')),
      item('rollback_5_patch', '5. Patch', '5. 修复', { ...only('rolling_back'), ...shownBy('link') }),
      item('rollback_6_test', '6. Test thoroughly', '6. 充分测试', { ...only('rolling_back'), ...shownBy('link') }),
      item('rollback_7_again', '7. Gradual re-rollout', '7. 重新逐步上线', { ...only('rolling_back'), ...shownBy('text') }),
    ]),
  ],
}
