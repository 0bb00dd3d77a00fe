import type { Need, NeedRelease, SmokeSummary } from './rules'

/** A release that still moves, with its verdict for the next step. */
export interface FlightRow {
  release: NeedRelease
  state: 'draft' | 'preparing' | 'awaiting_sign_off' | 'in_progress' | 'watching'
  windowEnd: Date
  managerName: string
  call: 'go' | 'hold' | 'nogo'
  blockers: number
  /** When time has cleared what only time clears, if anything waits for it. */
  goPossibleAt: Date | null
  /** An emergency override stands on it. */
  overridden: boolean
}

/** One integration in one environment. */
export interface PlaceRow {
  integrationId: string
  integrationKey: string
  integrationName: string
  critical: boolean
  environmentId: string
  environmentKey: string
  environmentName: string
  production: boolean
  smoke: SmokeSummary & { runId: string | null; at: Date | null; suites: number }
  /** The last runs that ended, oldest first: whether each passed. */
  recent: ('passed' | 'failed' | 'other')[]
  configuration: { set: number; required: number; blocking: number }
}

/** All the board shows to one person. */
export interface Board {
  needs: Need[]
  inFlight: FlightRow[]
  places: PlaceRow[]
  may: { createRelease: boolean; createIntegration: boolean }
  /** Whether anything can be released yet: an environment that is configured, and a template. */
  ready: { integrations: boolean; templates: boolean }
}
