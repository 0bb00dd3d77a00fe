import { z } from 'zod'
import { getBoard } from '@/lib/board/queries'
import { type ReadRoute, readRoute } from '@/lib/core/http'

export const boardReads: ReadRoute[] = [
  readRoute({
    path: '/board',
    summary: 'What needs the reader, releases in flight with their verdict, environments with their last smoke run and configuration',
    params: z.object({}),
    read: (actor) => getBoard(actor),
  }),
]
