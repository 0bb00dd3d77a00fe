/** Live topics that a change of a schedule or of its alarm touches. Workers listen to `smoke_schedules` too. */
export const touchedBySchedule = (place: { integrationId: string; suiteId: string; environmentId: string }): string[] => [
  `smoke_suite:${place.suiteId}`,
  `environment:${place.environmentId}`,
  `integration:${place.integrationId}`,
  'smoke_schedules',
  'board',
]
