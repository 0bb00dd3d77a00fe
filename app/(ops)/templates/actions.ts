'use server'

import { action } from '@/lib/core/action'
import { createTemplate } from '@/lib/templates/create-template'
import { describeTemplate } from '@/lib/templates/describe-template'
import { discardDraft } from '@/lib/templates/discard-draft'
import { duplicateTemplate } from '@/lib/templates/duplicate-template'
import { openDraft } from '@/lib/templates/open-draft'
import { publishDraft } from '@/lib/templates/publish-draft'
import { restoreTemplate } from '@/lib/templates/restore-template'
import { retireTemplate } from '@/lib/templates/retire-template'

export const createTemplateAction = action(createTemplate)
export const describeTemplateAction = action(describeTemplate)
export const discardDraftAction = action(discardDraft)
export const duplicateTemplateAction = action(duplicateTemplate)
export const openDraftAction = action(openDraft)
export const publishDraftAction = action(publishDraft)
export const restoreTemplateAction = action(restoreTemplate)
export const retireTemplateAction = action(retireTemplate)
