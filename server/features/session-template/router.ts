import { router, staffProcedure, staffWriteProcedure } from '../../platform/api/trpc'
import { listTemplates, listTemplatesInput } from './list-templates'
import { endTemplate, endTemplateShape, saveTemplate, saveTemplateShape } from './save-template'

const BUREAU = ['health-bureau'] as const

export const sessionTemplateRouter = router({
  list: staffProcedure(...BUREAU)
    .input(listTemplatesInput)
    .query(({ ctx, input }) => listTemplates(ctx, input)),
  save: staffWriteProcedure(BUREAU, saveTemplateShape).mutation(({ ctx, input }) => saveTemplate(ctx, input)),
  end: staffWriteProcedure(BUREAU, endTemplateShape).mutation(({ ctx, input }) => endTemplate(ctx, input)),
})
