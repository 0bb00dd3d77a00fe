import type { RiskLevel, RiskWeight } from './rules'
import type { RiskState } from './schema'

export interface RiskView {
  id: string
  /** Its number on the page: the place it was given when it was added. */
  number: number
  version: number
  text: string
  textZh: string
  probability: RiskLevel
  impact: RiskLevel
  weight: RiskWeight
  mitigation: string
  mitigationZh: string
  owner: { id: string; name: string } | null
  state: RiskState
  note: string
}

/** The risks of a release, the heaviest open ones first. */
export interface RisksView {
  releaseId: string
  risks: RiskView[]
  closed: boolean
  mayEdit: boolean
  mayRemove: boolean
  /** Who can own one; empty where the reader may not say. */
  people: { id: string; name: string }[]
  readAt: string
}
