import { defineParams } from '@sveltejs/kit/params'
import { z } from 'zod'
import { infoPages } from '#app/pages.ts'

/** What a part of an address must look like; anything else is a page that does not exist. */
export const params = defineParams({ uuid: z.uuid(), info: z.enum(Object.keys(infoPages)) })
