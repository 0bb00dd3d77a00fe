/**
 * What `{{$…}}` makes anew for each step: `$uuid` a random UUID; `$now` the time as ISO 8601 in UTC, `$now.unix` in whole seconds and `$now.ms` in
 * milliseconds since 1970; `$random` 32 hexadecimal digits; `$random.int` a whole number below a thousand million. Within one step each stays the
 * same, so that what is submitted and what is expected agree. Safe in the browser.
 */
export const generatedNames = ['$uuid', '$now', '$now.unix', '$now.ms', '$random', '$random.int'] as const
