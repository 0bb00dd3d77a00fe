import type { TemplateBodyInput } from '../../schema'

/** What is watched between the stages, with the thresholds of the alerts (CLY-4, CLY-5). */
export const metrics: TemplateBodyInput['metrics'] = [
  { key: 'errors_5xx', title: '5xx per minute', titleZh: '每分钟 5xx', unit: '/min', threshold: '> 10/min' },
  { key: 'p99', title: 'p99 latency', titleZh: 'p99 延迟', unit: 'ms', threshold: '> 5000 ms' },
  { key: 'rate_limited', title: '429 per minute', titleZh: '每分钟 429', unit: '/min', threshold: '> 5/min' },
  { key: 'auth_failures', title: '401 and 403', titleZh: '401 与 403', threshold: '> 0' },
]

/** Alerts with their severity (CLY-5). */
export const alerts: TemplateBodyInput['alerts'] = [
  { name: 'api_down', condition: '5xx > 10/min', severity: 'P1' },
  { name: 'high_latency', condition: 'p99 > 5000 ms', severity: 'P2' },
  { name: 'rate_limited', condition: '429 > 5/min', severity: 'P2' },
  { name: 'auth_failures', condition: '401/403 > 0', severity: 'P1' },
]

export const risks: TemplateBodyInput['risks'] = [
  {
    text: 'The vendor is down or slow',
    textZh: '供应商不可用或变慢',
    probability: 'medium',
    impact: 'medium',
    mitigation: 'Circuit breaker and graceful degradation.',
    mitigationZh: '熔断与优雅降级。',
  },
  {
    text: 'The vendor limits our rate',
    textZh: '被供应商限流',
    probability: 'medium',
    impact: 'low',
    mitigation: 'Rate limit on our side, and backoff.',
    mitigationZh: '我方限流并退避。',
  },
]

export const prompts: TemplateBodyInput['prompts'] = [
  { key: 'went_well', title: 'What went well', titleZh: '哪些做得好' },
  { key: 'could_be_better', title: 'What could be better', titleZh: '哪些可以改进' },
  { key: 'surprises', title: 'Surprises', titleZh: '意外情况' },
]
