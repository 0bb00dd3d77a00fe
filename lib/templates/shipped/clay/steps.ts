import { group, itemsBefore, only, type Phase, proved, run, says, shownBy, work } from '../write-item'

const item = itemsBefore('start')

/** What must be there first (CLY-2), and the first four of the five steps (CLY-3) with the alerts (CLY-5) and the health check (CLY-6). */
export const steps: Phase[] = [
  {
    key: 'prerequisites',
    title: 'Prerequisites',
    titleZh: '前提条件',
    groups: [
      group('Before anything else', '首先确认', [
        item('staging_tested', 'Staging is tested', '预发布环境已测试', { ...shownBy('link'), ...work('qa_lead') }),
        item('production_keys', 'Production keys are available', '生产密钥已就绪', work('devops')),
        item('pipeline', 'The pipeline is configured', '流水线已配置', { ...shownBy('link'), ...work('devops') }),
        item('monitoring_ready', 'Monitoring is ready', '监控已就绪', work('on_call_engineer')),
      ]),
    ],
  },
  {
    key: 'configuration',
    title: 'Step 1: configuration',
    titleZh: '步骤 1：配置',
    groups: [
      group('Keys and access', '密钥与权限', [
        item('keys_in_vault', 'Keys are in a vault', '密钥存放在密钥保管库中', work('devops')),
        item('variables_set', 'Variables are set on the platform', '平台上的变量已设置', work('devops')),
        item('least_privilege', 'Scopes follow least privilege', '权限范围遵循最小权限', work('tech_lead')),
        item('webhooks_https', 'Webhook endpoints use HTTPS', 'Webhook 端点使用 HTTPS', { ...only('webhooks'), ...work('devops') }),
        item('webhook_secret', 'Webhook secrets are stored safely', 'Webhook 密钥已安全存放', { ...only('webhooks'), ...work('devops') }),
        item('webhook_signature', 'A webhook with a wrong signature is refused', '签名错误的 Webhook 会被拒绝', {
          ...only('webhooks && set(CLAY_WEBHOOK_SECRET)'),
          ...work('qa_lead'),
          ...says('Asked where CLAY_WEBHOOK_SECRET has a value.', '仅在 CLAY_WEBHOOK_SECRET 有值时需要。'),
        }),
      ]),
    ],
  },
  {
    key: 'code_quality',
    title: 'Step 2: code quality',
    titleZh: '步骤 2：代码质量',
    groups: [
      group('Code', '代码', [
        item('tests_pass', 'Tests pass', '测试通过', { ...run('npm test', '0 failed'), ...work('tech_lead') }),
        item('no_credentials', 'No credentials are hard-coded', '没有硬编码的凭据', work('tech_lead')),
        item('errors_handled', 'All error types are handled', '所有错误类型均已处理', work('tech_lead')),
        item('rate_limit_backoff', 'Rate limit and backoff are in place', '已有限流与退避', work('tech_lead')),
        item('production_logging', 'Logging is production-grade', '日志达到生产级别', work('tech_lead')),
      ]),
    ],
  },
  {
    key: 'infrastructure',
    title: 'Step 3: infrastructure',
    titleZh: '步骤 3：基础设施',
    groups: [
      group('Service', '服务', [
        item('health_covers', 'The health check covers the integration', '健康检查覆盖该集成', {
          ...run('curl -f "$CLAY_BASE_URL/health"', '"connected":true'),
          ...work('devops', 1),
          ...says(
            'It says healthy or degraded, connected or not, and the latency in ms.',
            '它报告正常（healthy）或降级（degraded）、是否已连接，以及毫秒级延迟。',
          ),
        }),
        item('health_measured', 'Healthy, connected, and its latency in bounds', '健康、已连接，且延迟在范围内', {
          ...proved('clay-connection'),
          ...says(
            'The suite fails on degraded, on a lost connection, and above 5000 ms.',
            '出现降级（degraded）、连接中断或延迟超过 5000 毫秒时，该套件会失败。',
          ),
        }),
        item('monitoring_alerting', 'Monitoring and alerting are in place', '监控与告警已就位', {
          ...shownBy('link'),
          ...work('on_call_engineer'),
        }),
        item('circuit_breaker', 'A circuit breaker is in place', '已有熔断器', work('tech_lead')),
        item('graceful_degradation', 'The service degrades gracefully', '服务可优雅降级', work('tech_lead')),
      ]),
      group('Alerts by severity', '按严重程度告警', [
        item('alert_api_down', 'API down: 5xx > 10/min is P1', 'API 不可用：5xx > 10/min 为 P1', work('on_call_engineer')),
        item('alert_latency', 'High latency: p99 > 5000 ms is P2', '延迟过高：p99 > 5000 ms 为 P2', work('on_call_engineer')),
        item('alert_rate_limited', 'Rate limited: 429 > 5/min is P2', '被限流：429 > 5/min 为 P2', work('on_call_engineer')),
        item('alert_auth', 'Auth failures: any 401 or 403 is P1', '认证失败：出现任何 401 或 403 为 P1', work('on_call_engineer')),
      ]),
    ],
  },
  {
    key: 'documentation',
    title: 'Step 4: documentation',
    titleZh: '步骤 4：文档',
    groups: [
      group('Written down', '已写明', [
        item('doc_incident', 'Incident runbook', '事件处置手册', shownBy('link')),
        item('doc_key_rotation', 'Key rotation', '密钥轮换', shownBy('link')),
        item('doc_rollback', 'Rollback', '回滚', shownBy('link')),
        item('doc_escalation', 'On-call escalation path', '值班升级路径', shownBy('link')),
      ]),
    ],
  },
]
