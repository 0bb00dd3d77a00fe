import { alerts, metrics, prompts, risks } from './clay/beside'
import { exit, rollback } from './clay/exit'
import { rollout } from './clay/rollout'
import { steps } from './clay/steps'
import { shippedTemplate } from './shipped-template'
import { signOffSlots } from './sign-off-slots'

/** A third-party integration in five steps, read in English and Chinese side by side (CLY). */
export const clayIntegration = shippedTemplate({
  key: 'clay_integration',
  name: 'Third-party integration',
  nameZh: '第三方集成上线',
  description: 'Prerequisites, five steps and a rollout in three stages of a third-party integration, in English and Chinese.',
  descriptionZh: '第三方集成的前提条件、五个步骤与分三阶段的逐步上线，中英文对照。',
  tags: ['clay', 'third party', 'bilingual', 'kubernetes'],
  body: {
    facts: [
      { key: 'webhooks', label: 'Receives webhooks', labelZh: '接收 Webhook', default: true },
      { key: 'kubernetes', label: 'Runs on Kubernetes', labelZh: '运行于 Kubernetes', default: true },
      { key: 'rolling_back', label: 'Is being rolled back', labelZh: '正在回滚' },
    ],
    phases: [...steps, rollout, rollback, exit],
    slots: signOffSlots('tech_lead', 'devops', 'product_owner', 'on_call_engineer'),
    metrics,
    alerts,
    risks,
    prompts,
  },
})
