/** Live topics that a deployment webhook touches. */
export const touchedByHook = (place: { integrationId: string; environmentId: string }): string[] => [
  `integration:${place.integrationId}`,
  `environment:${place.environmentId}`,
]
