/** Operations one edit may hold. A person's edit has a handful; a paste of many rows is one operation. */
export const MAX_PATCH_OPERATIONS = 500
/** Characters of JSON one edit may hold. */
export const MAX_PATCH_BYTES = 512_000
/** Steps kept for undoing; older ones can no longer be undone. */
export const MAX_STEPS = 500
/** Characters of patches kept for one draft, so that hundreds of large pastes do not fill the database. */
export const MAX_STEPS_BYTES = 16_000_000
