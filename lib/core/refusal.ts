/** What a text may be filled with. */
export type RefusalParams = Record<string, string | number>

export type RefusalDetails = {
  /** The input field it belongs to, as a dotted path. */
  field?: string
  /** HTTP status for machines; 409 unless told. */
  status?: number
  /** Several fields at once: path → message. */
  fields?: Record<string, string>
  /** Facts a page or a machine can use, such as both values of a conflict. */
  data?: unknown
}

/** A refusal on its way out of a verb. An answer, not an accident: `command()` turns it into one. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly params: RefusalParams,
    readonly details: RefusalDetails,
  ) {
    super(code)
    this.name = 'Refused'
  }
}

/**
 * Makes a refusal to throw. `code` names a text in messages/…/refusals.json (dots become underscores there);
 * `params` fill it. The transaction rolls back, so nothing half-done stays.
 */
export function refuse(code: string, params: RefusalParams = {}, details: RefusalDetails = {}): Refused {
  return new Refused(code, params, details)
}

/** The refusal for something that is not there, or that this actor may not know of. */
export function notFound(what: string): Refused {
  return refuse('not_found', { what }, { status: 404 })
}
