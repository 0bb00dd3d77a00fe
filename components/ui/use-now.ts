'use client'

import { useNow as useFrozenNow } from 'next-intl'
import { useSyncExternalStore } from 'react'

type Ticker = { now: number; listeners: Set<() => void>; timer?: ReturnType<typeof setInterval> }
const tickers = new Map<number, Ticker>()

function subscribe(interval: number) {
  return (listener: () => void) => {
    const ticker = tickerOf(interval)
    ticker.listeners.add(listener)
    ticker.timer ??= setInterval(() => {
      ticker.now = Date.now()
      for (const each of ticker.listeners) each()
    }, interval)
    return () => {
      ticker.listeners.delete(listener)
      if (ticker.listeners.size === 0) {
        clearInterval(ticker.timer)
        ticker.timer = undefined
      }
    }
  }
}

function tickerOf(interval: number): Ticker {
  let ticker = tickers.get(interval)
  if (!ticker) {
    ticker = { now: Date.now(), listeners: new Set() }
    tickers.set(interval, ticker)
  }
  // Nobody listened for a while: what it remembers is old.
  if (!ticker.timer) ticker.now = Math.max(ticker.now, Math.floor(Date.now() / 1000) * 1000)
  return ticker
}

/**
 * The current time in milliseconds, moving every `interval` milliseconds; one timer for all that share an interval.
 * While the page is made and hydrated it is the request's time, so both sides write the same text.
 */
export function useNow(interval = 10_000): number {
  const frozen = useFrozenNow().getTime()
  return useSyncExternalStore(
    subscribeOf(interval),
    () => tickerOf(interval).now,
    () => frozen,
  )
}

const subscribers = new Map<number, ReturnType<typeof subscribe>>()
function subscribeOf(interval: number) {
  let known = subscribers.get(interval)
  if (!known) {
    known = subscribe(interval)
    subscribers.set(interval, known)
  }
  return known
}
