// Made from the API's description; renew it by running this test with RENEW=1.
export interface paths {
  '/search': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Records and pages that hold every word asked for, its stem or its beginning; the best first.
     * @description Records and pages that hold every word asked for, its stem or its beginning; the best first. Open to everybody, without a token.
     */
    get: operations['traits.search']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/objectives': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * The 24 objectives of the plan.
     * @description The 24 objectives of the plan. Open to everybody, without a token.
     */
    get: operations['plan.objectives.list']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/objectives/{code}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * One objective with every version of its wording and the decisions about each.
     * @description One objective with every version of its wording and the decisions about each. Open to everybody, without a token.
     */
    get: operations['plan.objectives.get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/decisions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * The register of decisions, the newest first.
     * @description The register of decisions, the newest first. Open to everybody, without a token.
     */
    get: operations['plan.decisions.list']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/roadmaps/{year}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What the Initiative sets out to do in a year, and how far each item is as far as anyone has reported.
     * @description What the Initiative sets out to do in a year, and how far each item is as far as anyone has reported. Open to everybody, without a token.
     */
    get: operations['plan.roadmaps.get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/facilities': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Core and Global Facilities with their objectives and alliances.
     * @description Core and Global Facilities with their objectives and alliances. Open to everybody, without a token.
     */
    get: operations['plan.facilities.list']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/indicators': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What is measured, for which objective, and how.
     * @description What is measured, for which objective, and how. Open to everybody, without a token.
     */
    get: operations['dashboard.indicators.list']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/indicators/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * One indicator by the definition in use, by id or code.
     * @description One indicator by the definition in use, by id or code. Open to everybody, without a token.
     */
    get: operations['dashboard.indicators.one']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/indicators/{id}/observations': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * The figures of one indicator, by id or code, in the order of their days.
     * @description The figures of one indicator, by id or code, in the order of their days. Open to everybody, without a token.
     */
    get: operations['dashboard.observations.list']
    put?: never
    /**
     * Reports a figure, or corrects an earlier one.
     * @description Reports a figure, or corrects an earlier one. For these roles: secretariat, stc, member, partner. A token needs the scope `observations`.
     */
    post: operations['dashboard.observations.report']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/indicators/{id}/progress': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * How one indicator stands on a day: what there is, how old, how far from the target, and the verdict.
     * @description How one indicator stands on a day: what there is, how old, how far from the target, and the verdict. Open to everybody, without a token.
     */
    get: operations['dashboard.progress.one']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/progress': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * How every indicator stands on a day: what there is, how old, how far from the target, and the verdict.
     * @description How every indicator stands on a day: what there is, how old, how far from the target, and the verdict. Open to everybody, without a token.
     */
    get: operations['dashboard.progress.list']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/studies': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Runs of studies over grids, the newest first; drafts only for those who work on them.
     * @description Runs of studies over grids, the newest first; drafts only for those who work on them. Open to everybody, without a token.
     */
    get: operations['observatory.runs.list']
    put?: never
    /**
     * Orders a study, whose data lie in the platform’s own data folder.
     * @description Orders a study, whose data lie in the platform’s own data folder. For these roles: secretariat, stc. A token needs the scope `studies`.
     */
    post: operations['observatory.runs.order']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/studies/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * One run: its study, how far it is, and its files once it is complete.
     * @description One run: its study, how far it is, and its files once it is complete. Open to everybody, without a token.
     */
    get: operations['observatory.runs.one']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/studies/{id}/pause': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Pauses a run; finished tiles are kept.
     * @description Pauses a run; finished tiles are kept. For these roles: secretariat, stc, administrator. A token needs the scope `studies`.
     */
    post: operations['observatory.runs.pause']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/studies/{id}/resume': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Goes on with a run that is paused or has failed.
     * @description Goes on with a run that is paused or has failed. For these roles: secretariat, stc, administrator. A token needs the scope `studies`.
     */
    post: operations['observatory.runs.resume']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/studies/{id}/withdraw': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Takes a run back for good, with its tiles and results.
     * @description Takes a run back for good, with its tiles and results. For these roles: secretariat, stc. A token needs the scope `studies`.
     */
    post: operations['observatory.runs.withdraw']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What happened on the platform, in order; go on after the last number you saw.
     * @description What happened on the platform, in order; go on after the last number you saw. Open to everybody, without a token.
     */
    get: operations['events.list']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export type webhooks = Record<string, never>
export interface components {
  schemas: {
    SearchHit: {
      /** @description Kind of record, or “page” */
      kind: string
      /** @description Id of the record, or path of the page */
      id: string
      /**
       * @description Language of title and excerpt
       * @enum {string}
       */
      language: 'en' | 'fr' | 'es'
      /** @description Where it is read, without the language */
      path: string
      title: string
      excerpt: string
    }
    Refusal: {
      /** @enum {string} */
      code:
        'invalid' | 'forbidden' | 'missing' | 'conflict' | 'gone' | 'too_large' | 'limited' | 'unavailable'
      /** @description Stable key of the message */
      text: string
      /** @description The message in the language asked for */
      message: string
      data: {
        [key: string]: string | number
      }
      /** @description What is wrong with which field */
      fields: {
        [key: string]: string
      }
    }
    Objective: {
      /** Format: uuid */
      id: string
      code: string
      title: {
        [key: string]: string
      }
      /** @enum {string} */
      goal: 'A' | 'B' | 'C' | 'D' | 'E' | 'F'
      facility: {
        /** @enum {string} */
        kind: 'core' | 'global'
        number: number
      }
    }
    ObjectiveWithVersions: {
      /** Format: uuid */
      id: string
      code: string
      title: {
        [key: string]: string
      }
      /** @enum {string} */
      goal: 'A' | 'B' | 'C' | 'D' | 'E' | 'F'
      facility: {
        /** @enum {string} */
        kind: 'core' | 'global'
        number: number
      }
      versions: components['schemas']['ObjectiveVersion'][]
    }
    ObjectiveVersion: {
      edition: string
      title: {
        [key: string]: string
      }
      aim: {
        [key: string]: string
      } | null
      baseline: {
        text: {
          [key: string]: string
        }
        measures: {
          /** @enum {string} */
          kind: 'count' | 'share' | 'rate' | 'range' | 'milestone' | 'maturity' | 'money' | 'yes_no_per_unit'
          low: number | null
          high: number | null
          unit: string
          of: number | null
          per: 'year' | null
          by: string | null
        }[]
      } | null
      target2030: {
        text: {
          [key: string]: string
        }
        measures: {
          /** @enum {string} */
          kind: 'count' | 'share' | 'rate' | 'range' | 'milestone' | 'maturity' | 'money' | 'yes_no_per_unit'
          low: number | null
          high: number | null
          unit: string
          of: number | null
          per: 'year' | null
          by: string | null
        }[]
      } | null
      target2050: {
        text: {
          [key: string]: string
        }
        measures: {
          /** @enum {string} */
          kind: 'count' | 'share' | 'rate' | 'range' | 'milestone' | 'maturity' | 'money' | 'yes_no_per_unit'
          low: number | null
          high: number | null
          unit: string
          of: number | null
          per: 'year' | null
          by: string | null
        }[]
      } | null
      remarks: {
        [key: string]: string
      } | null
      activities: {
        number: number
        text: {
          [key: string]: string
        }
      }[]
      source: {
        document: string
        place: string
      }
      /** Format: uuid */
      id: string
      /** Format: date */
      issuedOn: string
      decisions: components['schemas']['Decision'][]
    }
    Decision: {
      /** Format: uuid */
      id: string
      slug: string
      body: string
      document: string | null
      /** Format: date */
      on: string
      /** @enum {string} */
      outcome: 'adopted' | 'rejected' | 'deferred'
      subject: string | null
      subjectRevision: number | null
      replaces: string | null
      what: {
        [key: string]: string
      }
      source: {
        document: string
        place: string
      }
    }
    RoadmapItem: {
      /** Format: uuid */
      id: string
      code: string
      objectives: string[]
      title: {
        [key: string]: string
      }
      /** @enum {string} */
      kind: 'milestone' | 'event' | 'continuing'
      due: string | null
      measures: {
        /** @enum {string} */
        kind: 'count' | 'share' | 'rate' | 'range' | 'milestone' | 'maturity' | 'money' | 'yes_no_per_unit'
        low: number | null
        high: number | null
        unit: string
        of: number | null
        per: 'year' | null
        by: string | null
      }[]
      progress: {
        /** @enum {string} */
        state: 'not_begun' | 'under_way' | 'done' | 'dropped'
        /** Format: date */
        on: string
        evidence: string
      } | null
      note: {
        [key: string]: string
      } | null
      source: {
        document: string
        place: string
      }
    }
    Facility: {
      /** @enum {string} */
      kind: 'core' | 'global'
      number: number
      title: {
        [key: string]: string
      }
      objectives: string[]
      alsoNamed: string[]
      alliances: {
        number: number
        objectives: string[]
      }[]
      note: {
        [key: string]: string
      } | null
      source: {
        document: string
        place: string
      }
    }
    Indicator: {
      /** Format: uuid */
      id: string
      code: string
      /** Format: uuid */
      objectiveId: string
      title: {
        [key: string]: string
      }
      /** @enum {string} */
      kind: 'count' | 'share' | 'rate' | 'range' | 'milestone' | 'maturity' | 'money' | 'yes_no_per_unit'
      unit: {
        [key: string]: string
      }
      /** @enum {string} */
      direction: 'up' | 'down'
      /** @enum {string} */
      sourceType: 'counted' | 'reported'
      /** @enum {string} */
      period: 'year' | 'event'
      compounds: boolean
      /** @enum {string} */
      owner: 'STC' | 'Secretariat'
      related: string[]
      definition: {
        [key: string]: string
      }
      method: {
        [key: string]: string
      }
      denominator: {
        [key: string]: string
      } | null
      reportingUnits: {
        [key: string]: string
      } | null
      source: {
        title: string
        place: string | null
        url: string | null
      }
      version: number
      signedAt: string | null
      baseline: {
        on: string | null
        low: number | null
        high: number | null
        of: number | null
        note: {
          [key: string]: string
        } | null
      }
      targets: components['schemas']['Target'][]
    }
    Target: {
      /** Format: date */
      on: string
      /** @enum {string} */
      kind: 'count' | 'share' | 'rate' | 'range' | 'milestone' | 'maturity' | 'money' | 'yes_no_per_unit'
      low: number | null
      high: number | null
      of: number | null
      note: {
        [key: string]: string
      } | null
    }
    Observation: {
      /** Format: uuid */
      id: string
      /** Format: uuid */
      indicatorId: string
      indicatorVersion: number
      /** Format: date */
      on: string
      value: number | null
      low: number | null
      high: number | null
      reporters: number | null
      of: number | null
      state: ('planned' | 'started' | 'done' | 'accepted') | null
      judges: number | null
      kappa: number | null
      unit: string
      /** @enum {string} */
      status: 'A' | 'B' | 'D' | 'E' | 'F' | 'I' | 'P' | 'O' | 'M'
      part: {
        by: string
        code: string
        title: {
          [key: string]: string
        }
      } | null
      source: {
        title: string
        place: string | null
        url: string | null
      }
      readingRule: {
        [key: string]: string
      } | null
      counter: string | null
      corrects: string | null
      /** Format: date-time */
      reportedAt: string
      checkedAt: string | null
    }
    Progress: {
      indicator: string
      version: number
      /** Format: date */
      on: string
      status: components['schemas']['Status']
      /**
       * @deprecated
       * @description Kept for one release: ask `status.verdict` instead.
       * @enum {string}
       */
      standing: 'met' | 'on_track' | 'lagging' | 'off_track' | 'reversing' | 'cannot_tell'
      reason:
        | (
            | 'no_baseline'
            | 'no_target'
            | 'few_points'
            | 'few_reports'
            | 'stale'
            | 'definition_changed'
            | 'disputed'
          )
        | null
      pace: {
        low: number | null
        high: number | null
      } | null
      growth: {
        /** @enum {string} */
        standing: 'met' | 'on_track' | 'lagging' | 'off_track' | 'reversing' | 'cannot_tell'
        pace: {
          low: number | null
          high: number | null
        } | null
      } | null
      distance: {
        low: number | null
        high: number | null
      } | null
      target: components['schemas']['Target'] | null
      figure: components['schemas']['Observation'] | null
      lateMonths: number | null
      outlook: {
        expected: number
        low: number
        high: number
        chance: number
        points: number
      } | null
    }
    Status: {
      /** @enum {string} */
      verdict:
        | 'met'
        | 'on_track'
        | 'lagging'
        | 'off_track'
        | 'reversing'
        | 'no_trend'
        | 'one_point'
        | 'no_target'
        | 'out_of_date'
        | 'no_data'
      isProvisional: boolean
      doubts: ('figure_unchecked' | 'definition_unsigned')[]
      /** @enum {string} */
      data: 'none' | 'one_point' | 'series'
      freshness: {
        on: string | null
        ageYears: number | null
        isOutOfDate: boolean
        overdueSince: string | null
      }
      distance: {
        /** Format: date */
        targetOn: string
        isReached: boolean | null
        missing: {
          low: number | null
          high: number | null
        } | null
        monthsLeft: number
      } | null
    }
    StudyRun: {
      /** Format: uuid */
      id: string
      title: string
      model: string
      /** @enum {string} */
      state: 'ordered' | 'computing' | 'assembling' | 'complete' | 'paused' | 'failed' | 'withdrawn'
      /** Format: date-time */
      orderedAt: string
      completedAt: string | null
      publishedAt: string | null
      cells: number | null
      /** @description Cells of the tiles that are done. */
      cellsKept: number
      files: {
        file: string
        sha256: string
        bytes: number
        /** @description Below the address of the platform. */
        path: string
      }[]
    }
    StudyRunInFull: {
      /** Format: uuid */
      id: string
      title: string
      model: string
      /** @enum {string} */
      state: 'ordered' | 'computing' | 'assembling' | 'complete' | 'paused' | 'failed' | 'withdrawn'
      /** Format: date-time */
      orderedAt: string
      completedAt: string | null
      publishedAt: string | null
      cells: number | null
      /** @description Cells of the tiles that are done. */
      cellsKept: number
      files: {
        file: string
        sha256: string
        bytes: number
        /** @description Below the address of the platform. */
        path: string
      }[]
      /** @description The study, as its file says it and with what was filled in. */
      study: unknown
      /** @description How many cells came to what. */
      tally: {
        [key: string]: number
      } | null
      cellsPerSecond: number | null
      secondsLeft: number | null
      problems: {
        field: string
        reason: string
      }[]
    }
    Event: {
      seq: number
      /** Format: date-time */
      at: string
      /** @enum {string} */
      verb:
        | 'plan.edition_loaded'
        | 'plan.edition_entered'
        | 'plan.wording_corrected'
        | 'plan.wording_restored'
        | 'plan.wording_imported'
        | 'plan.paper_taken'
        | 'plan.paper_undone'
        | 'plan.roadmap_loaded'
        | 'plan.progress_reported'
        | 'plan.adopted'
        | 'plan.rejected'
        | 'plan.deferred'
        | 'dashboard.indicator_defined'
        | 'dashboard.definition_proposed'
        | 'dashboard.definition_signed'
        | 'dashboard.observed'
        | 'dashboard.observation_checked'
        | 'dashboard.observation_withdrawn'
        | 'observatory.run_published'
      kind: string
      /** Format: uuid */
      subject: string
      touches: string[]
      data: {
        [key: string]: unknown
      }
    }
  }
  responses: never
  parameters: never
  requestBodies: never
  headers: never
  pathItems: never
}
export type $defs = Record<string, never>
export interface operations {
  'traits.search': {
    parameters: {
      query: {
        q: string
        kind?: string
        locale?: 'en' | 'fr' | 'es'
        page?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['SearchHit'][]
            total: number
            /** @description How many of each kind */
            counts: {
              [key: string]: number
            }
            /** @description Where nothing was found: a search that finds something */
            suggestion: string | null
          }
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
  'plan.objectives.list': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Objective'][]
          }
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
  'plan.objectives.get': {
    parameters: {
      query?: never
      header?: never
      path: {
        code: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ObjectiveWithVersions']
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
  'plan.decisions.list': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Decision'][]
          }
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
  'plan.roadmaps.get': {
    parameters: {
      query?: never
      header?: never
      path: {
        year: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            year: number
            title: {
              [key: string]: string
            }
            items: components['schemas']['RoadmapItem'][]
          }
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
  'plan.facilities.list': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Facility'][]
          }
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
  'dashboard.indicators.list': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Indicator'][]
          }
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
  'dashboard.indicators.one': {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Indicator']
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
  'dashboard.observations.list': {
    parameters: {
      query?: {
        after?: string
        limit?: number
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Observation'][]
            next: string | null
          }
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
  'dashboard.observations.report': {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': {
          /** Format: date */
          on: string
          /** @default null */
          value?: number | null
          /** @default null */
          low?: number | null
          /** @default null */
          high?: number | null
          /** @default null */
          reporters?: number | null
          /** @default null */
          of?: number | null
          /** @default null */
          state?: ('planned' | 'started' | 'done' | 'accepted') | null
          /** @default null */
          judges?: number | null
          /** @default null */
          kappa?: number | null
          unit: string
          /**
           * @default A
           * @enum {string}
           */
          status?: 'A' | 'B' | 'D' | 'E' | 'F' | 'I' | 'P' | 'O' | 'M'
          /** @default null */
          part?: {
            by: string
            code: string
            title: {
              [key: string]: string
            }
          } | null
          source: {
            title: string
            /** @default null */
            place?: string | null
            /** @default null */
            url?: string | null
          }
          /** @default null */
          readingRule?: {
            [key: string]: string
          } | null
          /** @default null */
          corrects?: string | null
        }
      }
    }
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Observation']
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
  'dashboard.progress.one': {
    parameters: {
      query?: {
        on?: string
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Progress']
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
  'dashboard.progress.list': {
    parameters: {
      query?: {
        on?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Progress'][]
          }
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
  'observatory.runs.list': {
    parameters: {
      query?: {
        before?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['StudyRun'][]
            next: string | null
          }
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
  'observatory.runs.order': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': {
          study: {
            title: string
            period: [string, string]
            /** @default proprietary */
            licence?: string
            area: {
              grid:
                | string
                | {
                    west: number
                    north: number
                    cellX: number
                    cellY: number
                    width: number
                    height: number
                    /** @default 4326 */
                    epsg?: number
                    unit?: 'degree' | number
                  }
              bounds?: [number, number, number, number]
            }
            inputs: {
              [key: string]:
                | {
                    file: string
                    unit: string
                    /** @default 1 */
                    scale?: number
                    /** @default 0 */
                    offset?: number
                    nodata?: number
                    classes?: {
                      [key: string]: string
                    }
                    band?: number
                    /**
                     * @default exact
                     * @enum {string}
                     */
                    align?: 'exact' | 'nearest'
                    /** @default 0 */
                    fill?: number
                    epsg?: number
                  }
                | {
                    table: string
                    column: string
                    unit: string
                    /** @default 1 */
                    scale?: number
                    /** @default 0 */
                    offset?: number
                    nodata?: number
                    classes?: {
                      [key: string]: string
                    }
                  }
                | {
                    value: number | string
                    unit: string
                  }
            }
            model:
              | {
                  /** @constant */
                  name: 'tier1'
                  /**
                   * @default high-activity-clay
                   * @enum {string}
                   */
                  soil?:
                    'high-activity-clay' | 'low-activity-clay' | 'sandy' | 'spodic' | 'volcanic' | 'wetland'
                  scenarios: {
                    [key: string]: {
                      before:
                        | {
                            /** @enum {string} */
                            landUse: 'native' | 'paddy' | 'perennial' | 'set-aside'
                          }
                        | {
                            /** @enum {string} */
                            landUse: 'long-term-cultivated' | 'cropped-wetland'
                            /** @enum {string} */
                            tillage: 'full' | 'reduced' | 'no-till'
                            /** @enum {string} */
                            input: 'low' | 'medium' | 'high-without-manure' | 'high-with-manure'
                          }
                        | {
                            /** @constant */
                            landUse: 'grassland'
                            /** @enum {string} */
                            management: 'nominal' | 'high-intensity-grazing' | 'severely-degraded'
                          }
                        | {
                            /** @constant */
                            landUse: 'grassland'
                            /** @constant */
                            management: 'improved'
                            /** @enum {string} */
                            input: 'medium' | 'high'
                          }
                      after:
                        | {
                            /** @enum {string} */
                            landUse: 'native' | 'paddy' | 'perennial' | 'set-aside'
                          }
                        | {
                            /** @enum {string} */
                            landUse: 'long-term-cultivated' | 'cropped-wetland'
                            /** @enum {string} */
                            tillage: 'full' | 'reduced' | 'no-till'
                            /** @enum {string} */
                            input: 'low' | 'medium' | 'high-without-manure' | 'high-with-manure'
                          }
                        | {
                            /** @constant */
                            landUse: 'grassland'
                            /** @enum {string} */
                            management: 'nominal' | 'high-intensity-grazing' | 'severely-degraded'
                          }
                        | {
                            /** @constant */
                            landUse: 'grassland'
                            /** @constant */
                            management: 'improved'
                            /** @enum {string} */
                            input: 'medium' | 'high'
                          }
                      /** @default 20 */
                      years?: number
                    }
                  }
                }
              | {
                  /** @constant */
                  name: 'stock'
                  /** @default 0 */
                  upperCm?: number
                  lowerCm: number
                  /** @enum {string} */
                  densityBasis: 'fine-earth-volume' | 'total-volume' | 'whole-soil'
                  /** @default 0 */
                  correlation?: number
                }
              | {
                  /** @constant */
                  name: 'equilibrium'
                  /** @default 30 */
                  depthCm?: number
                  /**
                   * @default potential
                   * @enum {string}
                   */
                  evaporation?: 'open-pan' | 'potential'
                  /**
                   * @default [
                   *       1,
                   *       1,
                   *       1,
                   *       1,
                   *       1,
                   *       1,
                   *       1,
                   *       1,
                   *       1,
                   *       1,
                   *       1,
                   *       1
                   *     ]
                   */
                  cover?: number[]
                  /** @default 1.44 */
                  ratio?: number
                }
              | {
                  /** @constant */
                  name: 'gsocseq'
                  /**
                   * @default equilibrium
                   * @enum {string}
                   */
                  spinUp?: 'equilibrium' | 'fao-analytic' | 'pedotransfer'
                  /** @default 20 */
                  years?: number
                  /**
                   * @default {
                   *       "SSM1": 0.05,
                   *       "SSM2": 0.1,
                   *       "SSM3": 0.2
                   *     }
                   */
                  increase?: {
                    SSM1: number
                    SSM2: number
                    SSM3: number
                  }
                  /**
                   * @default masked
                   * @enum {string}
                   */
                  paddy?: 'masked' | 'slowed'
                  cover: number[]
                  warmUp?: [number, number]
                  /** @default 0 */
                  draws?: 0 | number
                }
            /**
             * @default [
             *       "country"
             *     ]
             */
            tables?: string[]
            /** @default 1 */
            seed?: number
            /** @enum {number} */
            tile?: 64 | 128 | 256 | 512
          }
        }
      }
    }
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['StudyRunInFull']
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
  'observatory.runs.one': {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['StudyRunInFull']
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
  'observatory.runs.pause': {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['StudyRunInFull']
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
  'observatory.runs.resume': {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['StudyRunInFull']
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
  'observatory.runs.withdraw': {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['StudyRunInFull']
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
  'events.list': {
    parameters: {
      query?: {
        after?: number
        about?: string
        verb?:
          | 'plan.edition_loaded'
          | 'plan.edition_entered'
          | 'plan.wording_corrected'
          | 'plan.wording_restored'
          | 'plan.wording_imported'
          | 'plan.paper_taken'
          | 'plan.paper_undone'
          | 'plan.roadmap_loaded'
          | 'plan.progress_reported'
          | 'plan.adopted'
          | 'plan.rejected'
          | 'plan.deferred'
          | 'dashboard.indicator_defined'
          | 'dashboard.definition_proposed'
          | 'dashboard.definition_signed'
          | 'dashboard.observed'
          | 'dashboard.observation_checked'
          | 'dashboard.observation_withdrawn'
          | 'observatory.run_published'
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Event'][]
            next: number
          }
        }
      }
      /** @description Refused */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
      /** @description Failed */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Refusal']
        }
      }
    }
  }
}
