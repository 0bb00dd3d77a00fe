import type { TemplateBodyInput } from '../../schema'

const day = 24 * 60

/** What the gates and the watch look at (QWD-8). */
export const metrics: TemplateBodyInput['metrics'] = [
  { key: 'error_rate', title: 'Error rate', titleZh: '错误率', unit: '%', target: '< 0.1 %' },
  { key: 'p95', title: 'p95 response time', titleZh: 'p95 响应时间', unit: 's', target: '< 3 s' },
  { key: 'failed_verifications', title: 'Failed verifications', titleZh: '失败的验证', unit: '' },
  { key: 'quota_used', title: 'Quota used', titleZh: '配额使用率', unit: '%' },
]

/** The seven days that the canary must be stable. */
export const watches: TemplateBodyInput['watches'] = [
  {
    key: 'canary_reading',
    title: 'Canary, daily',
    titleZh: '金丝雀，每天',
    phase: 'go_live',
    fromMinutes: 0,
    toMinutes: 7 * day,
    everyMinutes: day,
    graceMinutes: 6 * 60,
    figures: ['error_rate', 'p95', 'failed_verifications', 'quota_used'],
  },
]

export const risks: TemplateBodyInput['risks'] = [
  {
    text: 'The quota is used up during the ramp-up',
    textZh: '放量期间配额耗尽',
    probability: 'medium',
    impact: 'medium',
    mitigation: 'A limiter, backoff, and the quota on the dashboard.',
    mitigationZh: '限流、退避，并在面板上监控配额。',
  },
  {
    text: 'A key leaks',
    textZh: '密钥泄露',
    probability: 'low',
    impact: 'high',
    mitigation: 'A key per environment, at most 90 days old, revoked at once when it leaks.',
    mitigationZh: '每个环境独立密钥，最长使用 90 天，泄露后立即吊销。',
  },
]

export const prompts: TemplateBodyInput['prompts'] = [
  { key: 'went_well', title: 'What went well', titleZh: '哪些做得好' },
  { key: 'could_be_better', title: 'What could be better', titleZh: '哪些可以改进' },
]
