import type { WriteRoute } from '@/lib/core/http'
import { integrationWrites } from './integration-writes'

/** Every command that machines may call, by path. What only a person may do is here too, and answers 403 to a token. */
export const writeRoutes: WriteRoute[] = [...integrationWrites]
