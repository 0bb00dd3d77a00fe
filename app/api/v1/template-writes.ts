import type { WriteRoute } from '@/lib/core/http'
import { createTemplate } from '@/lib/templates/create-template'
import { describeTemplate } from '@/lib/templates/describe-template'
import { discardDraft } from '@/lib/templates/discard-draft'
import { duplicateTemplate } from '@/lib/templates/duplicate-template'
import { editDraft } from '@/lib/templates/edit-draft'
import { openDraft } from '@/lib/templates/open-draft'
import { publishDraft } from '@/lib/templates/publish-draft'
import { publishTemplate } from '@/lib/templates/publish-template'
import { redoDraft } from '@/lib/templates/redo-draft'
import { replaceDraft } from '@/lib/templates/replace-draft'
import { restoreTemplate } from '@/lib/templates/restore-template'
import { retireTemplate } from '@/lib/templates/retire-template'
import { undoDraft } from '@/lib/templates/undo-draft'

/** Templates: their drafts step by step, their versions, and what they are called. */
export const templateWrites: WriteRoute[] = [
  { method: 'post', path: '/templates', summary: 'Publish the next version of a template', command: publishTemplate },
  { method: 'post', path: '/template-drafts', summary: 'Make a template with a first draft', command: createTemplate },
  { method: 'patch', path: '/template-drafts/{versionId}', summary: 'Edit a draft by JSON Patch, as one step', command: editDraft },
  { method: 'put', path: '/template-drafts/{versionId}', summary: 'Replace the body of a draft, as one step', command: replaceDraft },
  { method: 'post', path: '/template-drafts/{versionId}/undo', summary: 'Take the last step of a draft back', command: undoDraft },
  { method: 'post', path: '/template-drafts/{versionId}/redo', summary: 'Do an undone step of a draft again', command: redoDraft },
  { method: 'post', path: '/template-drafts/{versionId}/publication', summary: 'Publish a draft', command: publishDraft },
  { method: 'delete', path: '/template-drafts/{versionId}', summary: 'Discard a draft', command: discardDraft },
  { method: 'post', path: '/templates/{templateId}/draft', summary: 'Open the draft of a template', command: openDraft },
  {
    method: 'put',
    path: '/templates/{templateId}',
    summary: 'Name, description, tags and next review of a template',
    command: describeTemplate,
  },
  { method: 'post', path: '/templates/{templateId}/copies', summary: 'Duplicate a template', command: duplicateTemplate },
  { method: 'post', path: '/templates/{templateId}/retirement', summary: 'Retire a template', command: retireTemplate },
  { method: 'delete', path: '/templates/{templateId}/retirement', summary: 'Bring a retired template back', command: restoreTemplate },
]
