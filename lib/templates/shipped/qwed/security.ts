import { group, itemsBefore, limit, type Phase, says, shownBy, work } from '../write-item'

const item = itemsBefore('start')
const advice = itemsBefore('start', { optional: true })

/** Settings beside their recommendation (QWD-3), keys (QWD-4), audit and compliance with advice on performance (QWD-5). */
export const security: Phase = {
  key: 'security',
  title: 'Settings, keys and compliance',
  titleZh: '配置、密钥与合规',
  groups: [
    group('Settings', '配置', [
      item(
        'settings_compared',
        'Each setting of this environment stands beside its recommendation for production; differences are meant',
        '本环境的每项配置均与生产推荐值对照，差异均为有意为之',
        {
          ...shownBy('text'),
          ...says(
            'The values page shows the recommended column and marks differences. Write down those that stay, and why.',
            '配置值页面显示推荐列并标出差异。请写明保留的差异及原因。',
          ),
        },
      ),
    ]),
    group('Key security', '密钥安全', [
      item('key_age', 'Age of the key: rotated at least every 90 days', '密钥使用天数：至少每 90 天轮换一次', {
        ...limit('<= 90 days'),
        ...work('devops'),
      }),
      item('key_unique', 'No two environments have the same key', '没有两个环境使用同一密钥', {
        ...work('devops'),
        ...says(
          'The configuration station finds the same fingerprint in two environments by itself.',
          '“配置”检查站会自动发现两个环境中相同的密钥指纹。',
        ),
      }),
      item(
        'key_compromise',
        'A compromised key is revoked at once: who does it, and how, is written down',
        '密钥泄露须立即吊销：已写明由谁、如何执行',
        shownBy('text'),
      ),
      item('key_not_committed', 'Never committed', '从不提交到版本库'),
      item('key_not_shared', 'Never shared by mail or chat', '从不通过邮件或聊天分享'),
      item('key_not_logged', 'Never in a log or a response', '从不出现在日志或响应中'),
      item('input_validated', 'Input is validated before it is sent', '输入在发送前经过校验'),
      item('output_sanitised', 'Output is sanitised before it is shown', '输出在显示前经过净化'),
    ]),
    group('Audit and compliance', '审计与合规', [
      item('audit_logged', 'All verifications are logged and their results stored', '所有验证均已记录，结果均已保存'),
      item(
        'audit_retention',
        'Logs are kept for the compliance period, set for each kind of record',
        '日志按合规期限保留，每类记录分别设定',
        shownBy('text'),
      ),
      item('audit_accessible', 'The trail is accessible to those who audit', '审计人员可以访问审计记录'),
      item('audit_failed', 'Failed verifications are flagged and can be listed', '失败的验证已标记并可列出'),
      item('audit_format', 'One audit log format, exportable', '审计日志格式统一，可导出'),
    ]),
    group('Performance advice', '性能建议', [
      advice('advice_batch', 'Batch processing considered', '已考虑批量处理'),
      advice('advice_caching', 'Caching considered', '已考虑缓存'),
      advice('advice_async', 'Asynchronous processing considered', '已考虑异步处理'),
    ]),
  ],
}
