/** What of an item a template says and a plan copies. */
export const itemColumns = [
  'text',
  'textZh',
  'details',
  'detailsZh',
  'kind',
  'params',
  'before',
  'optional',
  'condition',
  'due',
  'estimateMinutes',
  'roleKey',
  'maxAgeHours',
] as const
