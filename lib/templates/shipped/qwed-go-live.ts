import { deployment } from './qwed/deployment'
import { goLive, rollbackPlan } from './qwed/go-live'
import { operation } from './qwed/operation'
import { preDeployment } from './qwed/pre-deployment'
import { security } from './qwed/security'
import { metrics, prompts, risks, watches } from './qwed/beside'
import { shippedTemplate } from './shipped-template'
import { signOffSlots } from './sign-off-slots'

/** A verification API on its way to 100 % of production (QWD). */
export const qwedGoLive = shippedTemplate({
  key: 'qwed_go_live',
  name: 'Verification API go-live',
  nameZh: '验证 API 上线',
  description:
    'A verification API to production in weekly steps: five groups of checks, key security, a strategy, seven gates before 100 %.',
  descriptionZh: '验证 API 按周逐步上线：五组检查、密钥安全、上线策略，以及达到 100% 前的七道门。',
  tags: ['qwed', 'verification', 'canary', 'compliance'],
  body: {
    facts: [
      { key: 'gradual', label: 'Gradual rollout by weeks (recommended)', labelZh: '按周逐步上线（推荐）', default: true },
      { key: 'shadow', label: 'Shadow mode', labelZh: '影子模式' },
      { key: 'feature_flag', label: 'Feature flag', labelZh: '功能开关' },
      { key: 'batch', label: 'Verifies in batches', labelZh: '使用批量验证' },
      { key: 'rolling_back', label: 'Is being rolled back', labelZh: '正在回滚' },
    ],
    phases: [preDeployment, security, deployment, goLive, rollbackPlan, operation],
    slots: signOffSlots('tech_lead', 'devops', 'qa_lead', 'on_call_engineer'),
    metrics,
    watches,
    risks,
    prompts,
  },
})
