'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'

/** Reads a release again at once, instead of waiting for the notice that somebody (the reader) changed it. */
export function useRefresh(releaseId: string): () => void {
  const queries = useQueryClient()
  return useCallback(() => void queries.invalidateQueries({ queryKey: ['release', releaseId] }), [queries, releaseId])
}
