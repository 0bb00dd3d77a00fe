import type { TemplateBodyInput } from '../../schema'

export const metrics: TemplateBodyInput['metrics'] = [
  { key: 'empty_share', title: 'Share of empty answers', titleZh: '空结果占比', unit: '%' },
  { key: 'manifest_age', title: 'Age of the manifest', titleZh: '清单已发布时长', unit: 'min' },
  { key: 'not_ready', title: 'Instances that are not ready', titleZh: '未就绪的实例数', target: '= 0' },
]

export const alerts: TemplateBodyInput['alerts'] = [
  { name: 'not_ready', condition: 'readyz != 200', severity: 'critical' },
  { name: 'stale_manifest', condition: 'manifest_age > manifest_ttl', severity: 'warning' },
]

export const risks: TemplateBodyInput['risks'] = [
  {
    text: 'A tenant sees data of another tenant',
    textZh: '某租户看到其他租户的数据',
    probability: 'low',
    impact: 'high',
    mitigation: 'The tenant comes from one explicit source, and isolation is tested.',
    mitigationZh: '租户来源唯一且明确，隔离已测试。',
  },
  {
    text: 'A published manifest is not picked up',
    textZh: '已发布的清单未生效',
    probability: 'medium',
    impact: 'medium',
    mitigation: 'A TTL that fits, and a known-good manifest to go back to.',
    mitigationZh: 'TTL 合适，并保留一个已知可用的清单。',
  },
]
