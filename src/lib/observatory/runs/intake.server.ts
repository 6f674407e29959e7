import type { Context } from '#lib/platform/context.ts'
import type { ObjectEntry, Objects } from '#lib/platform/objects.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { observatoryRules } from '../rules.ts'
import type { Study } from '../studies/study.ts'
import type { Validation } from '../studies/validate.server.ts'
import { refuseOutside } from './actions.server.ts'
import { dataFolder, isWithinData } from './run.ts'
import { checkInWorker } from './thread.server.ts'

/** Tries a study out on a sample of its cells, without ordering it. */
export async function checkStudy(context: Context, objects: Objects, study: Study): Promise<Validation> {
  allow(observatoryRules.observatory_order_run, context.actor)
  refuseOutside(context, study)
  return checkInWorker({ study, folder: objects.address(dataFolder) })
}

export async function dataFiles(context: Context, objects: Objects): Promise<ObjectEntry[]> {
  allow(observatoryRules.observatory_order_run, context.actor)
  const entries = await objects.list(dataFolder)
  const whole = entries.filter(({ key }) => !key.endsWith('.part'))
  return whole.map(({ key, bytes }) => ({ key: key.slice(dataFolder.length + 1), bytes }))
}

/** Puts a file where studies find it. One that is there already stays: runs may have been made of it. */
export async function giveData(
  context: Context,
  objects: Objects,
  name: string,
  put: (key: string) => Promise<void>,
): Promise<void> {
  allow(observatoryRules.observatory_give_data, context.actor)
  if (!isWithinData(name) || !/^[\w./-]+\.(tiff?|csv)$/i.test(name))
    throw new Refusal('invalid', 'observatory_run_data_name', { name })
  const key = `${dataFolder}/${name}`
  if ((await objects.size(key)) !== null)
    throw new Refusal('conflict', 'observatory_run_data_there', { name })
  await put(key)
}
