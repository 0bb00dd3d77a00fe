import type { WordRun } from '@/lib/templates/compare-texts'

/** A text with what was taken out struck through and what was put in underlined; screen readers hear both as such. */
export function WordChanges({ runs }: { runs: readonly WordRun[] }) {
  return (
    <>
      {runs.map((run, index) =>
        run.was === 'added' ? (
          <ins key={index} className="rounded-sm bg-go-bg text-go decoration-1 underline-offset-3">
            {run.text}
          </ins>
        ) : run.was === 'removed' ? (
          <del key={index} className="rounded-sm bg-nogo-bg text-nogo decoration-1">
            {run.text}
          </del>
        ) : (
          <span key={index}>{run.text}</span>
        ),
      )}
    </>
  )
}
