import * as z from 'zod/mini'
import { CLINICAL_ROLES, PRESCRIBING_ROLES } from '#domain/account/account-role'
import { day } from '#domain/kernel/day'
import { ENTRY_KINDS } from '#domain/kernel/entry-kind'
import { plainWords } from '#domain/kernel/plain-words'
import { addendumText } from '#domain/record/addendum'
import { allergyShape } from '#domain/record/allergy'
import { ATTACHMENT_KINDS, ATTACHMENT_MAX_BYTES } from '#domain/record/attachment'
import { MOVABLE_KINDS } from '#domain/record/movable-kind'
import { prescriptionItemsShape } from '#domain/record/prescription'
import { id } from '../../platform/api/input-shape'
import {
  accountProcedure,
  staffProcedure,
  staffWriteProcedure,
  writeProcedure,
} from '../../platform/api/trpc'
import { addAddendum } from './correction/add-addendum'
import { answerCorrection, readCorrections } from './correction/answer-correction'
import { askCorrection } from './correction/ask-correction'
import { withdrawEntry } from './correction/withdraw-entry'
import { exportRecord, RECORD_FORMATS } from './export/export-record'
import { exchangeEntries } from './move/exchange-entries'
import { readMoveTargets } from './move/list-move-targets'
import { moveEntry } from './move/move-entry'
import { EXCHANGEABLE_KINDS } from './move/move-store'
import { readFamilyEntry, readStaffEntry } from './timeline/read-entry'
import { readFamilySummary, readStaffSummary } from './timeline/read-summary'
import { readFamilyTimeline, readStaffTimeline } from './timeline/read-timeline'
import { prescribe } from './writing/add-prescription'
import { readFamilyAttachment, readStaffAttachment } from './writing/read-attachment'
import {
  addFamilyAllergy,
  addStaffAllergy,
  endFamilyAllergy,
  resolveStaffAllergy,
} from './writing/write-allergy'
import { addAttachment, withdrawAttachment } from './writing/write-attachment'

const kind = z.enum(ENTRY_KINDS)
const movableKind = z.enum(MOVABLE_KINDS)
const kinds = z.array(kind).check(z.minLength(1), z.maxLength(ENTRY_KINDS.length))
const cursor = z.string().check(z.maxLength(200))
const ofPerson = z.strictObject({ patientId: id })
const ofEntry = z.strictObject({ patientId: id, kind, id })
const ofPicture = z.strictObject({ patientId: id, id })
const allergy = { patientId: id, notedOn: day, allergy: allergyShape }
/** Base64 has four characters for three bytes. */
const content = z
  .string()
  .check(z.maxLength(Math.ceil(ATTACHMENT_MAX_BYTES / 3) * 4), z.regex(/^[A-Za-z0-9+/]+={0,2}$/))

/** Of `record.*`, what families ask of the record itself. */
export const entryRecordProcedures = {
  timeline: accountProcedure
    .input(z.strictObject({ patientId: id, kinds: z.optional(kinds), cursor: z.optional(cursor) }))
    .query(({ ctx, input }) => readFamilyTimeline(ctx, input)),
  entry: accountProcedure.input(ofEntry).query(({ ctx, input }) => readFamilyEntry(ctx, input)),
  summary: accountProcedure.input(ofPerson).query(({ ctx, input }) => readFamilySummary(ctx, input)),
  addAllergy: writeProcedure(allergy).mutation(({ ctx, input }) => addFamilyAllergy(ctx, input)),
  resolveAllergy: writeProcedure({ id }).mutation(({ ctx, input }) =>
    endFamilyAllergy(ctx, input, 'resolved'),
  ),
  withdrawAllergy: writeProcedure({ id }).mutation(({ ctx, input }) =>
    endFamilyAllergy(ctx, input, 'withdrawn'),
  ),
  addAttachment: writeProcedure({
    patientId: id,
    kind: z.enum(ATTACHMENT_KINDS),
    title: plainWords(40),
    datedOn: day,
    content,
  }).mutation(({ ctx, input }) => addAttachment(ctx, input)),
  /** A mutation, because it is written down; without an intent, because asking twice does no harm and nothing is kept. */
  export: accountProcedure
    .input(z.strictObject({ patientId: id, format: z.enum(RECORD_FORMATS) }))
    .mutation(({ ctx, input }) => exportRecord(ctx, input)),
  attachment: accountProcedure.input(ofPicture).query(({ ctx, input }) => readFamilyAttachment(ctx, input)),
  withdrawAttachment: writeProcedure({ id }).mutation(({ ctx, input }) => withdrawAttachment(ctx, input)),
  askCorrection: writeProcedure({ patientId: id, kind, id, text: addendumText }).mutation(({ ctx, input }) =>
    askCorrection(ctx, input),
  ),
}

const treats = staffProcedure(...CLINICAL_ROLES)

/** Of `chart.*`, what staff ask of the record itself and write into it. */
export const entryChartProcedures = {
  summary: treats.input(ofPerson).query(({ ctx, input }) => readStaffSummary(ctx, input)),
  timeline: treats
    .input(
      z.strictObject({
        patientId: id,
        kinds: z.optional(kinds),
        cursor: z.optional(cursor),
      }),
    )
    .query(({ ctx, input }) => readStaffTimeline(ctx, input)),
  entry: treats.input(ofEntry).query(({ ctx, input }) => readStaffEntry(ctx, input)),
  attachment: treats.input(ofPicture).query(({ ctx, input }) => readStaffAttachment(ctx, input)),
  addAllergy: staffWriteProcedure(CLINICAL_ROLES, allergy).mutation(({ ctx, input }) =>
    addStaffAllergy(ctx, input),
  ),
  resolveAllergy: staffWriteProcedure(CLINICAL_ROLES, { patientId: id, id }).mutation(({ ctx, input }) =>
    resolveStaffAllergy(ctx, input),
  ),
  addPrescription: staffWriteProcedure(PRESCRIBING_ROLES, {
    appointmentId: id,
    items: prescriptionItemsShape,
    restricted: z.boolean(),
  }).mutation(({ ctx, input }) => prescribe(ctx, input)),
  addAddendum: staffWriteProcedure(CLINICAL_ROLES, {
    patientId: id,
    kind,
    id,
    text: addendumText,
  }).mutation(({ ctx, input }) => addAddendum(ctx, input)),
  withdrawEntry: staffWriteProcedure(CLINICAL_ROLES, {
    patientId: id,
    kind: z.enum(['prescription', 'report', 'allergy']),
    id,
  }).mutation(({ ctx, input }) => withdrawEntry(ctx, input)),
  moveTargets: treats
    .input(z.strictObject({ patientId: id, kind: movableKind, id }))
    .query(({ ctx, input }) => readMoveTargets(ctx, input)),
  moveEntry: staffWriteProcedure(CLINICAL_ROLES, {
    kind: movableKind,
    id,
    patientId: id,
    toPatientId: id,
  }).mutation(({ ctx, input }) => moveEntry(ctx, input)),
  exchangeEntries: staffWriteProcedure(CLINICAL_ROLES, {
    kind: z.enum(EXCHANGEABLE_KINDS),
    id,
    patientId: id,
    toPatientId: id,
  }).mutation(({ ctx, input }) => exchangeEntries(ctx, input)),
  corrections: treats
    .input(z.strictObject({ cursor: z.optional(cursor) }))
    .query(({ ctx, input }) => readCorrections(ctx, input)),
  answerCorrection: staffWriteProcedure(CLINICAL_ROLES, { id, answer: addendumText }).mutation(
    ({ ctx, input }) => answerCorrection(ctx, input),
  ),
}
