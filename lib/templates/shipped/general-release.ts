import { shippedTemplate } from './shipped-template'
import { signOffSlots } from './sign-off-slots'
import { at, group, itemsBefore, limit, only, proved, shownBy, work } from './write-item'

const before = itemsBefore('start')
const after = itemsBefore('completion')

/** A short release for any service. Its suite is chosen when a release is made. */
export const generalRelease = shippedTemplate({
  key: 'general_release',
  name: 'General release',
  nameZh: '通用发布',
  description:
    'A short plan for any service: checks, a smoke suite of yours, a window, a look afterwards. Two sign-offs before, one after.',
  descriptionZh: '适用于任何服务的简短计划：检查、自选冒烟测试、发布窗口、事后确认。事前两个签字，事后一个。',
  tags: ['general', 'short'],
  body: {
    facts: [{ key: 'database_migration', label: 'Migrates the database', labelZh: '包含数据库迁移' }],
    phases: [
      {
        key: 'before',
        title: 'Before',
        titleZh: '发布前',
        groups: [
          group('Ready', '就绪', [
            before('tests_pass', 'All tests pass', '测试全部通过', shownBy('link')),
            before('reviewed', 'Changes are reviewed', '变更已评审', shownBy('link')),
            before('configured', 'Configuration of this environment is set', '本环境配置已设置', work('devops')),
            before(
              'migration_tested',
              'The migration is tested on a copy of the data',
              '数据库迁移已在数据副本上测试',
              only('database_migration'),
            ),
            before('rollback_known', 'How to roll back is written down and was tried', '回滚方法已写明并演练过', shownBy('link')),
            before('watched', 'Dashboards and alerts are in place', '监控面板与告警已就位', shownBy('link')),
            before('told', 'Those concerned have been told', '相关方已获知', { due: { days: -1 } }),
            before('smoke_before', 'Smoke suite passes', '冒烟测试通过', { ...proved('smoke'), due: { days: -1 } }),
          ]),
        ],
      },
      {
        key: 'window',
        title: 'Window',
        titleZh: '发布窗口',
        offset: { days: 0 },
        groups: [
          group('Steps', '步骤', [
            after('backed_up', 'Backup taken and readable', '已备份且可读', {
              ...at(0),
              ...only('database_migration'),
              ...work('devops', 5),
            }),
            after('deployed', 'Deployed', '已部署', { ...at(5), ...work('devops', 10) }),
            after('smoke_after', 'Smoke suite passes', '冒烟测试通过', { ...at(15), ...proved('smoke'), ...work('qa_lead', 5) }),
            after('error_rate', 'Error rate', '错误率', { ...at(30), ...limit('< 1 %'), ...work('on_call_engineer', 5) }),
            after('as_before', 'Latency and load are as before', '延迟与负载与之前一致', { ...at(30), ...work('on_call_engineer', 5) }),
          ]),
        ],
      },
      {
        key: 'after',
        title: 'After',
        titleZh: '发布后',
        offset: { days: 1 },
        groups: [
          group('The day after', '次日', [
            after('no_incident', 'No incident since', '此后无事件'),
            after('documented', 'Documentation and change log are current', '文档与变更日志已更新'),
            after('learned', 'What was learned is written down', '经验已记录', { optional: true }),
          ]),
        ],
      },
    ],
    slots: signOffSlots('tech_lead', 'product_owner', 'on_call_engineer'),
    prompts: [
      { key: 'went_well', title: 'What went well', titleZh: '哪些做得好' },
      { key: 'could_be_better', title: 'What could be better', titleZh: '哪些可以改进' },
    ],
  },
})
