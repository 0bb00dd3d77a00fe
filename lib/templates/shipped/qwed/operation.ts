import { group, itemsBefore, limit, type Phase, shownBy } from '../write-item'

const item = itemsBefore('completion')

/** After the deployment (QWD-6). */
export const operation: Phase = {
  key: 'afterwards',
  title: 'After the deployment',
  titleZh: '部署之后',
  offset: { days: 28 },
  groups: [
    group('After', '部署之后', [
      item('after_error_rate', 'Increase of the error rate', '错误率增幅', limit('<= 0 %')),
      item('after_performance', 'Performance is as expected', '性能符合预期', shownBy('link')),
      item('after_audit', 'Audit logs are reviewed', '审计日志已复查'),
      item('after_documentation', 'Documentation is updated', '文档已更新', shownBy('link')),
      item('after_retrospective', 'Retrospective is held', '复盘已进行', shownBy('text')),
    ]),
  ],
}
