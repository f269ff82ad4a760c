import { answerState } from '../../../../api/answer-state'
import { Button } from '../../../../components/action/button'
import { openSurvey } from '../../../../features/appointment/doors'
import { openCheckup } from '../../../../features/checkup/doors'
import { AnswerView } from '../../../../features/page/answer-view'
import { OutcomeCard } from '../../../../features/visit-day/outcome-card'
import { SurveyDoor } from '../../../../features/visit-day/survey-door'
import { useOutcome, useSurvey } from '../../../../features/visit-day/use-outcome'

/** A visit that took place: what came of it in plain words, and the way to say how it was. */
export function VisitOver({ appointmentId, patientId }: { appointmentId: string; patientId: string }) {
  const outcome = answerState(useOutcome(appointmentId))
  const survey = answerState(useSurvey(appointmentId))
  return (
    <>
      <AnswerView state={outcome} loading="正在取小结…" failed="小结没取到" safe="医生写的都在。">
        {(summary) =>
          summary.checkupId ? (
            <Button label="看这次的体检结果" onTap={() => openCheckup(patientId, summary.checkupId ?? '')} />
          ) : (
            <OutcomeCard summary={summary} />
          )
        }
      </AnswerView>
      {survey.kind === 'ready' && (
        <SurveyDoor state={survey.answer.state} onOpen={() => openSurvey(appointmentId)} />
      )}
    </>
  )
}
