import { group, itemsBefore, only, type Phase, run, says, shownBy, work } from '../write-item'

const item = itemsBefore('start')

/** What changed, and what puts it back (REC-3): each lever is tried once, or the version to go back to is written down. */
export const levers: Phase = {
  key: 'levers',
  title: 'Rollback levers',
  titleZh: '回滚手段',
  groups: [
    group('For each kind of change', '按变更类型', [
      item(
        'lever_config',
        'Tenant configuration: re-apply the previous version through the admin configuration routes',
        '租户配置：通过管理端配置接口重新应用上一版本',
        { ...shownBy('text'), ...work('devops'), ...says('Write down the version to go back to.', '请写明要恢复到的版本。') },
      ),
      item(
        'lever_rules',
        'Rules: re-apply the previous rules, or set RECSYS_ALGO_RULES_ENABLED=false',
        '规则：重新应用上一版规则，或设置 RECSYS_ALGO_RULES_ENABLED=false',
        { ...shownBy('text'), ...work('devops'), ...says('Write down the version to go back to.', '请写明要恢复到的版本。') },
      ),
      item('lever_manifest', 'Artifact manifest: restore the last known-good manifest', '制品清单：恢复最近一个已知可用的清单', {
        ...only('artifact_mode'),
        ...shownBy('text'),
        ...work('devops'),
        ...says('Write down where it lies.', '请写明其存放位置。'),
      }),
      item(
        'lever_plugin',
        'Algorithm plugin: disable RECSYS_ALGO_PLUGIN_ENABLED, or revert RECSYS_ALGO_PLUGIN_PATH',
        '算法插件：关闭 RECSYS_ALGO_PLUGIN_ENABLED，或还原 RECSYS_ALGO_PLUGIN_PATH',
        {
          ...only('algorithm_plugin'),
          ...shownBy('text'),
          ...work('devops'),
          ...says('Write down the previous path.', '请写明之前的路径。'),
        },
      ),
      item('lever_service', 'Service release: the previous container image or binary', '服务发布：上一个容器镜像或二进制文件', {
        ...shownBy('text'),
        ...work('devops'),
        ...says('Write down its digest.', '请写明其摘要。'),
      }),
    ]),
  ],
}

const outcome = says(
  'The outcome tells whether the failure is configuration, database, migrations or start-up.',
  '结果可以说明故障出在配置、数据库、迁移还是启动。',
)

/** Runbooks found from the symptom (REC-4): a "use it when", first checks, commands to copy, and what the outcome tells. */
export const runbooks: Phase = {
  key: 'runbooks',
  title: 'Runbooks',
  titleZh: '运行手册',
  groups: [
    group('On-call has read them', '值班人员已阅读', [
      item('runbook_empty', 'Empty recommendations', '推荐结果为空', {
        ...work('on_call_engineer'),
        ...says(
          `Use it when: requests succeed but items are empty or short.
First checks: tenant and surface are right; the request passes /v1/recommend/validate; include and exclude lists did not remove everything; errors of configuration, rules, manifest or loading; logs by request ID.`,
          `适用情形：请求成功，但结果为空或过少。
首先检查：租户与展示位正确；请求通过 /v1/recommend/validate；包含与排除列表没有把结果全部去掉；配置、规则、清单或加载是否报错；按请求 ID 查日志。`,
        ),
      }),
      item('runbook_stale', 'Stale artifact manifest', '制品清单过期', {
        ...only('artifact_mode'),
        ...work('on_call_engineer'),
        ...says(
          `Use it when: old data is served after a publish.
First checks: RECSYS_ARTIFACT_MANIFEST_TEMPLATE resolves to the right tenant and surface; the object store is reachable and its credentials are good; updated_at and the artifact paths; invalidate caches through the admin route once the new manifest is known good.`,
          `适用情形：发布后仍返回旧数据。
首先检查：RECSYS_ARTIFACT_MANIFEST_TEMPLATE 解析到正确的租户与展示位；对象存储可达且凭据有效；updated_at 与制品路径；确认新清单可用后，通过管理接口使缓存失效。`,
        ),
      }),
      item('runbook_not_ready', 'Service not ready', '服务未就绪', {
        ...work('on_call_engineer'),
        ...says(
          `Use it when: /readyz fails, or the orchestrator keeps the service out.
First checks: logs of compose or the orchestrator; database connectivity and migration status; configuration that is validated in production only (missing secrets, unsafe S3 SSL); /healthz apart from /readyz.`,
          `适用情形：/readyz 失败，或编排器不让服务接入。
首先检查：compose 或编排器日志；数据库连通性与迁移状态；仅在生产环境校验的配置（缺少密钥、不安全的 S3 SSL）；把 /healthz 与 /readyz 分开判断。`,
        ),
      }),
      item('runbook_rollback', 'Rollback of configuration and rules', '配置与规则回滚', {
        ...work('on_call_engineer'),
        ...says(
          'Use it when: a change of the control plane must be reverted quickly, with an audit trail. The levers above say how.',
          '适用情形：需要快速撤销控制面的变更并留下审计记录。做法见上方的回滚手段。',
        ),
      }),
      item('runbook_experiments', 'Experiment operations', '实验操作', {
        ...only('experiments'),
        ...work('on_call_engineer'),
        ...says('Use it when: an allocation is launched, held or rolled back.', '适用情形：启动、暂停或回滚一次流量分配。'),
      }),
    ]),
    group('Their commands work here', '手册中的命令在此可用', [
      item('command_logs', 'Logs of the service', '服务日志', {
        ...run('docker compose logs --tail=100 api'),
        ...work('on_call_engineer', 2),
        ...outcome,
      }),
      item('command_migrations', 'Migration status', '迁移状态', {
        ...run('make migrate-status'),
        ...work('on_call_engineer', 2),
        ...outcome,
      }),
    ]),
  ],
}
