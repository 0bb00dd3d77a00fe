import type { TemplateBodyInput } from '../../schema'

/** The figures of the dashboard (UPZ-5). The team sets no numbers: what is normal is looked up on the dashboard. */
export const metrics: TemplateBodyInput['metrics'] = [
  { key: 'request_volume', title: 'Request volume by endpoint', titleZh: '按端点的请求量' },
  { key: 'success_rate', title: 'Success rate by endpoint', titleZh: '按端点的成功率', unit: '%' },
  { key: 'rate_4xx', title: '4xx rate', titleZh: '4xx 比率', unit: '%' },
  { key: 'rate_429', title: '429 rate', titleZh: '429 比率', unit: '%' },
  { key: 'rate_5xx', title: '5xx rate', titleZh: '5xx 比率', unit: '%' },
  { key: 'p50', title: 'P50 latency', titleZh: 'P50 延迟', unit: 'ms' },
  { key: 'p95', title: 'P95 latency', titleZh: 'P95 延迟', unit: 'ms' },
  { key: 'timeouts', title: 'Timeout count', titleZh: '超时次数' },
  { key: 'async_completion', title: 'Async completion latency', titleZh: '异步完成延迟', unit: 'ms' },
  { key: 'feedback', title: 'Feedback trend', titleZh: '反馈趋势' },
]

/** Stop the content rollout and roll back (UPZ-7). */
export const triggers: TemplateBodyInput['triggers'] = [
  { text: 'Bad feedback rises sharply', textZh: '差评急剧上升' },
  { text: 'Expected answers stop matching approved content', textZh: '预期回答不再与已批准内容一致' },
  { text: 'The rate of 5xx or timeouts rises during bulk sync', textZh: '批量同步期间 5xx 或超时比率上升' },
]

export const risks: TemplateBodyInput['risks'] = [
  {
    text: 'A worker keeps the old API key after a rotation',
    textZh: '轮换后某个工作进程仍持有旧 API 密钥',
    probability: 'medium',
    impact: 'high',
    mitigation: 'The old key is revoked last, after the smoke test and a look at traffic.',
    mitigationZh: '在冒烟测试和流量确认之后，最后才吊销旧密钥。',
  },
  {
    text: 'Bulk sync slows the chat down',
    textZh: '批量同步拖慢聊天',
    probability: 'medium',
    impact: 'medium',
    mitigation: 'A small batch first; sync is paused when 5xx or timeouts rise.',
    mitigationZh: '先小批量；5xx 或超时上升时暂停同步。',
  },
]
