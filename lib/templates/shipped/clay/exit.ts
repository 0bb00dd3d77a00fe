import { at, group, itemsBefore, only, type Phase, proved, run, shownBy, work } from '../write-item'

const item = itemsBefore('completion')
const deployment = 'deployment/clay-integration'

/** Back in two commands (CLY-7). Absent until the release says that it is being rolled back. */
export const rollback: Phase = {
  key: 'rollback',
  title: 'Immediate rollback',
  titleZh: '立即回滚',
  groups: [
    group('Two commands', '两条命令', [
      item('rollback_undo', 'Rollout undone', '已撤销本次上线', {
        ...only('rolling_back'),
        ...run(`kubectl rollout undo ${deployment}`, 'rolled back'),
        ...work('devops', 1),
      }),
      item('rollback_status', 'Back: asked until the previous version is there again', '已恢复：持续查询直到上一版本就绪', {
        ...only('rolling_back'),
        ...run(`kubectl rollout status ${deployment}`, 'successfully rolled out'),
        ...work('devops', 2),
      }),
    ]),
  ],
}

/** When it is done (CLY-7). */
export const exit: Phase = {
  key: 'exit',
  title: 'Exit criteria',
  titleZh: '完成标准',
  offset: { afterHours: 1 },
  groups: [
    group('All of these', '以下全部满足', [
      item('exit_deployed', 'Deployed', '已部署', work('devops')),
      item('exit_health', 'Health checks pass', '健康检查通过', { ...at(25), ...proved('clay-connection') }),
      item('exit_monitoring', 'Monitoring is active', '监控已启用', { ...shownBy('link'), ...work('on_call_engineer') }),
      item('exit_rollback', 'Rollback is documented', '回滚已写明', { ...shownBy('link'), ...work('devops') }),
    ]),
  ],
}
