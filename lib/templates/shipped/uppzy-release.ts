import { shippedTemplate } from './shipped-template'
import { signOffSlots } from './sign-off-slots'
import { metrics, risks, triggers } from './uppzy/beside'
import { keyRotation } from './uppzy/key-rotation'
import { ownership } from './uppzy/ownership'
import { contentRollout, review } from './uppzy/operation'
import { preRelease } from './uppzy/pre-release'
import { window } from './uppzy/window'

/** A release of a chat-and-content API by an integration team, up to its first weekly review (UPZ). */
export const uppzyRelease = shippedTemplate({
  key: 'uppzy_release',
  name: 'Chat and content API release',
  nameZh: '聊天与内容 API 发布',
  description: 'Owners, values, smoke flow, content rollout and key rotation of a chat-and-content API, up to its first weekly review.',
  descriptionZh: '聊天与内容 API 的负责人、配置值、冒烟流程、内容上线与密钥轮换，直至首次每周评审。',
  tags: ['uppzy', 'chat', 'content', 'key rotation'],
  body: {
    facts: [
      { key: 'content_sync', label: 'Affects content sync', labelZh: '影响内容同步' },
      { key: 'async', label: 'Uses async chat', labelZh: '使用异步聊天' },
      { key: 'feedback', label: 'Feedback is wired', labelZh: '已接入反馈' },
      { key: 'key_rotation', label: 'Rotates the API key', labelZh: '轮换 API 密钥' },
    ],
    phases: [ownership, preRelease, window, keyRotation, contentRollout, review],
    slots: signOffSlots('tech_lead', 'qa_lead', 'product_owner', 'on_call_engineer'),
    metrics,
    risks,
    triggers,
  },
})
