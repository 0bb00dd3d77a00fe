import { group, itemsBefore, only, type Phase, says, sends, shownBy, work } from '../write-item'

const item = itemsBefore('completion')

/** Going back in about seven minutes, and what follows (HST-10). Absent until the release says that it is being rolled back. */
export const rollbackRun: Phase = {
  key: 'rollback_run',
  title: 'Rollback',
  titleZh: '回滚',
  groups: [
    group('Go back: about 7 minutes in all', '执行回滚：合计约 7 分钟', [
      item('rollback_steps', 'Rolled back', '已回滚', {
        ...only('rolling_back'),
        items: [
          item('rollback_maintenance_on', 'Maintenance on', '开启维护模式', work('devops', 1)),
          item(
            'rollback_revert',
            'Code back at the previous tag, its dependencies restored',
            '代码回退到上一标签并恢复依赖',
            work('devops', 2),
          ),
          item('rollback_restart', 'Service restarted', '服务已重启', work('devops', 1)),
          item('rollback_database', 'Database restored, or the migration downgraded', '数据库已恢复，或迁移已降级', {
            ...work('devops'),
            ...only('database_migration'),
            ...says(
              'Only if needed: skip it as not applicable while the previous version can read what is there.',
              '仅在需要时执行：若上一版本可以读取现有数据，请标记为不适用。',
            ),
          }),
          item('rollback_verify', 'Endpoints answer as before', '各端点恢复正常', work('on_call_engineer', 3)),
          item('rollback_maintenance_off', 'Maintenance off', '关闭维护模式', work('devops')),
        ],
      }),
    ]),
    group('Afterwards', '回滚之后', [
      item('rollback_team_told', 'Team told', '已通知团队', { ...only('rolling_back'), ...sends('rollback_team') }),
      item('rollback_status_page', 'Status page says that the previous version is back', '状态页已说明恢复到上一版本', {
        ...only('rolling_back'),
        ...sends('rollback_status'),
      }),
      item('rollback_clients_told', 'Mail to clients sent', '已向客户发送邮件', {
        ...only('rolling_back && client_facing'),
        ...sends('rollback_clients'),
      }),
      item('rollback_root_cause', 'Root cause found and written down', '已查明并记录根本原因', {
        ...only('rolling_back'),
        ...shownBy('text'),
      }),
      item('rollback_rescheduled', 'New date set', '已定下新的发布日期', { ...only('rolling_back'), ...shownBy('text') }),
    ]),
  ],
}
