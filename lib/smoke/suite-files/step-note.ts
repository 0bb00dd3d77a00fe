/** What a person is told of a step that was made of a request; each has a text in `smoke.import.notes`. */
export const noteCodes = [
  'status_added',
  'header_ours',
  'timeout_changed',
  'retries_changed',
  'unverified',
  'secret_written',
  'renamed',
  'host_other',
  'file_needed',
  'invalid',
] as const
export type NoteCode = (typeof noteCodes)[number]

/** `stops`: no step can be made before somebody has done something about it. */
export interface StepNote {
  code: NoteCode
  stops: boolean
  params: Record<string, string | number>
}

export const note = (code: NoteCode, params: StepNote['params'] = {}): StepNote => ({ code, stops: false, params })
export const obstacle = (code: NoteCode, params: StepNote['params'] = {}): StepNote => ({ code, stops: true, params })
