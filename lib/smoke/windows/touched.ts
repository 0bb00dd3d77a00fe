/** Live topics that a maintenance window touches: the pages that show alarms of its place. */
export const touchedByWindow = (place: { integrationId: string; environmentId: string; suiteId: string | null }): string[] => [
  `integration:${place.integrationId}`,
  `environment:${place.environmentId}`,
  ...(place.suiteId ? [`smoke_suite:${place.suiteId}`] : []),
  'board',
]
