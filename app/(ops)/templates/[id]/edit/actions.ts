'use server'

import { action } from '@/lib/core/action'
import { editDraft } from '@/lib/templates/edit-draft'
import { redoDraft } from '@/lib/templates/redo-draft'
import { replaceDraft } from '@/lib/templates/replace-draft'
import { undoDraft } from '@/lib/templates/undo-draft'

export const editDraftAction = action(editDraft)
export const replaceDraftAction = action(replaceDraft)
export const undoDraftAction = action(undoDraft)
export const redoDraftAction = action(redoDraft)
