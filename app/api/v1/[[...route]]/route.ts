import { buildApi } from '@/lib/core/http'
import { describeApi } from '@/lib/core/openapi'
import { readRoutes } from '../read-routes'
import { writeRoutes } from '../write-routes'

const api = buildApi(writeRoutes, readRoutes, () => describeApi(writeRoutes, readRoutes))
const handle = (request: Request) => api.fetch(request)

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT }
