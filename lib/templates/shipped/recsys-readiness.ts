import { alerts, metrics, risks } from './recsys/beside'
import { readiness } from './recsys/readiness'
import { levers, runbooks } from './recsys/recovery'
import { health, window } from './recsys/window'
import { shippedTemplate } from './shipped-template'
import { signOffSlots } from './sign-off-slots'

/** Production readiness of a recommendation service with configuration, rules and artifact control planes (REC). */
export const recsysReadiness = shippedTemplate({
  key: 'recsys_readiness',
  name: 'Recommendation service readiness',
  nameZh: '推荐服务上线就绪',
  description: 'Health, production readiness, the lever for each kind of change, and runbooks found by their symptom.',
  descriptionZh: '健康检查、生产就绪、每类变更对应的回滚手段，以及按症状查找的运行手册。',
  tags: ['recsys', 'readiness', 'rollback levers', 'runbooks'],
  body: {
    facts: [
      { key: 'exposure_log', label: 'Logs exposures', labelZh: '记录曝光日志' },
      { key: 'experiments', label: 'Runs experiments', labelZh: '进行实验' },
      { key: 'api_keys', label: 'Accepts API keys', labelZh: '接受 API 密钥' },
      { key: 'browser_clients', label: 'Is called from browsers', labelZh: '由浏览器直接调用', default: true },
      { key: 'artifact_mode', label: 'Artifact mode', labelZh: '制品模式', default: true },
      { key: 'algorithm_plugin', label: 'Uses an algorithm plugin', labelZh: '使用算法插件' },
    ],
    phases: [readiness, health, levers, runbooks, window],
    slots: signOffSlots('tech_lead', 'devops', 'qa_lead', 'on_call_engineer'),
    metrics,
    alerts,
    risks,
  },
})
