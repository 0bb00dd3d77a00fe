/** Why an execution ended before its steps did. `lost`: somebody else holds the run by now and accounts for it. */
export type Ending = 'cancelled' | 'interrupted' | 'lost'

/** What a run says of itself that was cut short. */
export const cutShort: Record<Exclude<Ending, 'lost'>, string> = {
  cancelled: 'Cancelled',
  interrupted: 'The worker was stopped in the middle',
}

/** What a run says of itself that could not begin for want of a key. */
export const secretUnreadable = 'A secret of the environment cannot be decrypted'
