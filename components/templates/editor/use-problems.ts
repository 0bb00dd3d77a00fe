'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'next-intl'
import { judgeTemplate, type TemplateProblem } from '@/lib/templates/rules'
import type { TemplateBody } from '@/lib/templates/schema'
import type { PartName } from './operation'
import { placeOf, type ProblemPlace } from './problem-place'

/** A problem as a sentence, with where it is. */
export interface SaidProblem {
  path: string
  text: string
  place: ProblemPlace
}

const REST = 250

/** What keeps the body from being published, judged again once it rests; also by item and by entry, for the marks beside them. */
export function useProblems(body: TemplateBody) {
  const t = useTranslations('templates.problems')
  const ti = useTranslations('input')
  const [judged, setJudged] = useState<{ body: TemplateBody; problems: TemplateProblem[] }>(() => ({ body, problems: judgeTemplate(body) }))
  useEffect(() => {
    if (judged.body === body) return
    const timer = setTimeout(() => setJudged({ body, problems: judgeTemplate(body) }), REST)
    return () => clearTimeout(timer)
  }, [body, judged.body])

  const said = useMemo<SaidProblem[]>(
    () =>
      judged.problems.map(({ path, code, params }) => ({
        path,
        // A kind's own checks complain with a key whose sentence the forms have.
        text: t(code, { ...params, ...(ti.has(params.message as 'limit') ? { message: ti(params.message as 'limit') } : {}) } as never),
        place: placeOf(judged.body, path),
      })),
    [judged, t, ti],
  )
  const byItem = useMemo(() => {
    const map = new Map<string, string[]>()
    for (const { place, text } of said) if ('item' in place) map.set(place.item, [...(map.get(place.item) ?? []), text])
    return map
  }, [said])
  const byEntry = useMemo(() => {
    const lists = new Map<PartName, Map<number, string[]>>()
    for (const { place, text } of said) {
      if (!('part' in place)) continue
      const list = lists.get(place.part) ?? new Map<number, string[]>()
      list.set(place.at, [...(list.get(place.at) ?? []), text])
      lists.set(place.part, list)
    }
    return lists
  }, [said])
  return { said, byItem, byEntry, faulty: useSameSet(byItem) }
}

/** The keys as a set that stays the same object while it holds the same, so that lines are not drawn again for nothing. */
function useSameSet(map: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const kept = useRef<ReadonlySet<string>>(new Set())
  if (kept.current.size !== map.size || [...map.keys()].some((key) => !kept.current.has(key))) kept.current = new Set(map.keys())
  return kept.current
}
