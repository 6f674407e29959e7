export { declareLinkKinds } from './linked/actions.server.ts'
export {
  link,
  linkAll,
  linksAround,
  linksFrom,
  linksTo,
  trail,
  unlink,
  walk,
  type LinkQuery,
  type NewLink,
  type Walk,
} from './linked/store.server.ts'
export {
  anyOf,
  from,
  given,
  oneOf,
  someOf,
  upTo,
  withId,
  words,
  type Filter,
} from './listed/filters.server.ts'
export { listed, type List } from './listed/listed.server.ts'
export { history, keep, keepFirst, restore, revision, type Keeping } from './revised/store.server.ts'
export { seedTexts, typedTexts, type TextsOrigin } from './translated/origin.ts'
export { publishTranslation, saveTranslation } from './translated/actions.server.ts'
export { taskList } from './translated/list.server.ts'
export { countNeeds, readerStates, type Place, type Task } from './translated/store.server.ts'
export {
  translated,
  type Beginning,
  type Definition,
  type Pair,
  type Saved,
  type Saving,
  type Seen,
  type Translated,
  type TranslatedKind,
} from './translated/translated.server.ts'
export {
  keepExchange,
  latestExchanges,
  markUndone,
  recordsOf,
  type Exchange,
} from './exchanged/store.server.ts'
export { followSearch, indexPages, pageKind } from './searchable/actions.server.ts'
export { publicPaths } from './searchable/store.server.ts'
export { longestSearch, search, type Hit, type SearchResult } from './searchable/search.server.ts'
export { previewOf, problemText, type Preview, type Question } from './exchanged/view.server.ts'
