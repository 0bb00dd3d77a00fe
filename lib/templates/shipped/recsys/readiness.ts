import { group, itemsBefore, only, type Phase, run, says, shownBy, work } from '../write-item'

const item = itemsBefore('start')

/** What must hold before production (REC-2). A salt is asked for where its feature is on, and looked at in the data where it is set. */
export const readiness: Phase = {
  key: 'readiness',
  title: 'Production readiness',
  titleZh: '生产就绪',
  groups: [
    group('Access', '访问控制', [
      item('auth_enforced', 'Auth is enforced with JWT or API keys', '已强制使用 JWT 或 API 密钥认证', work('tech_lead')),
      item('dev_headers_off', 'Dev headers are disabled', '开发用请求头已禁用', work('devops')),
      item('tenant_explicit', 'The source of the tenant is explicit', '租户来源明确', work('tech_lead')),
      item('tenant_isolation', 'Cross-tenant isolation is tested', '跨租户隔离已测试', { ...shownBy('link'), ...work('qa_lead') }),
      item('cors', 'CORS is limited to expected browser origins', 'CORS 仅限预期的浏览器来源', {
        ...only('browser_clients'),
        ...shownBy('text'),
      }),
    ]),
    group('Required where the feature is on', '功能启用时必须设置', [
      item('salt_exposure', 'EXPOSURE_HASH_SALT is set', 'EXPOSURE_HASH_SALT 已设置', { ...only('exposure_log'), ...work('devops') }),
      item('salt_exposure_seen', 'Exposure rows hold hashed people only', '曝光记录中只有哈希后的用户', {
        ...only('set(EXPOSURE_HASH_SALT)'),
        ...shownBy('text'),
        ...work('qa_lead'),
        ...says('Asked where EXPOSURE_HASH_SALT has a value.', '仅在 EXPOSURE_HASH_SALT 有值时需要。'),
      }),
      item('salt_experiments', 'EXPERIMENT_ASSIGNMENT_SALT is set', 'EXPERIMENT_ASSIGNMENT_SALT 已设置', {
        ...only('experiments'),
        ...work('devops'),
      }),
      item('salt_experiments_seen', 'The same person stays in the same variant', '同一用户始终处于同一实验组', {
        ...only('set(EXPERIMENT_ASSIGNMENT_SALT)'),
        ...work('qa_lead'),
        ...says('Asked where EXPERIMENT_ASSIGNMENT_SALT has a value.', '仅在 EXPERIMENT_ASSIGNMENT_SALT 有值时需要。'),
      }),
      item('secret_api_keys', 'API_KEY_HASH_SECRET is set', 'API_KEY_HASH_SECRET 已设置', { ...only('api_keys'), ...work('devops') }),
      item('secret_api_keys_seen', 'Stored API keys are hashes', '存储的 API 密钥均为哈希值', {
        ...only('set(API_KEY_HASH_SECRET)'),
        ...work('qa_lead'),
        ...says('Asked where API_KEY_HASH_SECRET has a value.', '仅在 API_KEY_HASH_SECRET 有值时需要。'),
      }),
    ]),
    group('Artifacts', '制品', [
      item('artifact_rollback', 'Artifact mode has a rollback path', '制品模式有回滚路径', {
        ...only('artifact_mode'),
        ...shownBy('link'),
      }),
      item('manifest_ttl', 'The TTL of the manifest fits', '清单的 TTL 合适', {
        ...only('artifact_mode'),
        ...shownBy('text'),
        ...says('Write down the TTL and how often a manifest is published.', '请写明 TTL 与清单的发布频率。'),
      }),
    ]),
    group('Data and logs', '数据与日志', [
      item('retention', 'Retention of exposure and outcome data is documented', '曝光与结果数据的保留期限已写明', shownBy('link')),
      item('request_ids', 'Logs keep request IDs', '日志保留请求 ID'),
      item('no_personal_data', 'Logs keep no raw personal data', '日志不含原始个人数据'),
    ]),
    group('Monitoring and gates', '监控与质量门', [
      item('dashboards', 'Dashboards are installed', '监控面板已安装', shownBy('link')),
      item('alerts', 'Alerts are installed', '告警已安装'),
      item('docs_check', 'The docs check is green', '文档检查通过', { ...run('make docs-check'), ...work('tech_lead') }),
      item('module_gates', 'Module quality gates are green', '各模块质量门通过', { ...shownBy('link'), ...work('tech_lead') }),
    ]),
  ],
}
