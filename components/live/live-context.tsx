'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react'
import { gatherTouches, pause } from './gather-touches'
import { openLiveConnection } from './live-connection'
import { topicMatches } from './topic'

type Listener = (topic: string) => void
type Live = { listen: (listener: Listener) => () => void }

const LiveContext = createContext<Live>({ listen: () => () => {} })

/**
 * Hears what others changed and makes the page show it: a notice `release:ID` invalidates the queries whose key begins with
 * `['release', ID]` and wakes `useLive` listeners. When notices may have been missed,
 * everything in use is fetched again; `since` is the count of notices when the page was made. When the session is over the browser
 * goes to the sign-in page and comes back to where it was.
 */
export function LiveProvider({ since, children }: { since: number; children: ReactNode }) {
  const madeAt = useRef(since)
  const queries = useQueryClient()
  const listeners = useRef(new Set<Listener>())

  useEffect(() => {
    const filterOf = (topic: string) => (topic === '*' ? {} : { queryKey: topic.split(':') })
    const { touch, stop } = gatherTouches({
      isBusy: (topic) => queries.isFetching(filterOf(topic)) > 0,
      refetch: (topic) => void queries.invalidateQueries({ ...filterOf(topic), predicate: (query) => query.state.fetchStatus === 'idle' }),
    })
    const hear = (topic: string) => {
      touch(topic)
      for (const listener of listeners.current) listener(topic)
    }
    const close = openLiveConnection('/api/live', madeAt.current, {
      onTouched: hear,
      onMissed: () => hear('*'),
      onSignedOut: () => {
        const back = `${window.location.pathname}${window.location.search}`
        window.location.assign(`/sign-in?next=${encodeURIComponent(back)}`)
      },
    })
    return () => {
      close()
      stop()
    }
  }, [queries])

  const live = useMemo<Live>(
    () => ({
      listen: (listener) => {
        listeners.current.add(listener)
        return () => listeners.current.delete(listener)
      },
    }),
    [],
  )
  return <LiveContext value={live}>{children}</LiveContext>
}

/** Calls back when one of the topics (or anything under it) was touched. `release` hears every `release:ID`. */
export function useLive(topics: readonly string[], onTouched: (topic: string) => void): void {
  const { listen } = useContext(LiveContext)
  const callback = useRef(onTouched)
  useEffect(() => {
    callback.current = onTouched
  })
  const key = topics.join('\n')
  useEffect(() => {
    const wanted = key.split('\n')
    return listen((topic) => {
      if (wanted.some((each) => topicMatches(each, topic))) callback.current(topic)
    })
  }, [listen, key])
}

/** Renders the page again on the server when one of the topics was touched; for pages that hold no query of their own. */
export function LiveRefresh({ topics }: { topics: readonly string[] }) {
  const router = useRouter()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useLive(topics, () => {
    // The first touch sets the moment; more of them do not put it off.
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      router.refresh()
    }, pause)
  })
  return null
}
