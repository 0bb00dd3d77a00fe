import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FeatureTexts } from '@/app/feature-texts'
import { BoardView } from '@/components/board/board-view'
import { getBoard } from '@/lib/board/queries'
import type { Board } from '@/lib/board/schema'
import { plain } from '@/lib/core/canonical'
import { signedInPerson } from '@/lib/core/session'
import type { Wire } from '@/lib/core/wire'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('board'))('title') }
}

/** What needs me? Then what is in flight, and what every environment last said. */
export default async function BoardPage() {
  const actor = await signedInPerson('/')
  return (
    <FeatureTexts features={['board', 'releases']}>
      <BoardView initial={plain(await getBoard(actor)) as Wire<Board>} />
    </FeatureTexts>
  )
}
