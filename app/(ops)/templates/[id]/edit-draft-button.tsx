'use client'

import { Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { useCommand } from '@/components/ui/use-command'
import { openDraftAction } from '../actions'

/** Goes to the editor; opens a draft first when there is none, from the newest version or from the one named. */
export function EditDraftButton({ templateId, exists, from }: { templateId: string; exists: boolean; from?: number }) {
  const t = useTranslations('library.actions')
  const router = useRouter()
  const editor = `/templates/${templateId}/edit`
  const open = useCommand(openDraftAction, { onDone: () => router.push(editor), toastRefusal: true })
  const icon = <Pencil size={14} aria-hidden="true" />
  if (exists)
    return (
      <ButtonLink href={editor} icon={icon}>
        {t('edit')}
      </ButtonLink>
    )
  return (
    <Button icon={icon} pending={open.pending} onClick={() => open.run({ templateId, from })}>
      {t(from === undefined ? 'new_draft' : 'draft_from')}
    </Button>
  )
}
