import type { AskedField, CommunicationTexts } from './fill-text'

/** A communication the plan holds, to be filled and sent. */
export interface PlannedCommunication extends CommunicationTexts {
  key: string
  title: string
  titleZh: string
  channel: string
  audience: string
  asked: AskedField[]
  /** Items of the plan that it settles. */
  items: { id: string; text: string; textZh: string; state: string; dueAt: string | null; late: boolean }[]
}

/** One that left, as it was. */
export interface SentCommunication {
  id: string
  key: string
  name: string
  channel: string
  language: 'en' | 'zh'
  mode: 'mail' | 'copy'
  subject: string
  text: string
  recipients: string[]
  sentByName: string
  sentAt: string
  /** What became of its mails. */
  delivery: { delivered: number; waiting: number; held: number; failed: number }
}

export interface CommunicationsView {
  releaseId: string
  timeZone: string
  planned: PlannedCommunication[]
  sent: SentCommunication[]
  /** What the release fills in, by language. */
  values: Record<'en' | 'zh', Record<string, string>>
  maySend: boolean
  /** Whether mail can leave now; otherwise it waits in the outbox. */
  mailReady: boolean
  maxRecipients: number
  readAt: string
}
