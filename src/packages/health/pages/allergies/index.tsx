import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { ALLERGY_SEVERITY_WORDS_ZH, allergyInWords } from '#domain/record/allergy'
import { answerState } from '../../../../api/answer-state'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Card } from '../../../../components/content/card'
import { Tag } from '../../../../components/content/tag'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { Sheet } from '../../../../components/sheet/sheet'
import { openFamily, openLogin } from '../../../../features/appointment/doors'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { usePersonOfPage } from '../../../../features/page/use-person'
import { AllergyForm } from '../../../../features/record/allergy-form'
import { openEntry } from '../../../../features/record/doors'
import { useAllergies } from '../../../../features/record/use-allergies'
import { useRecordSummary } from '../../../../features/record/use-record'

/** 过敏: what must be known before anything is given. */
export default function AllergiesPage() {
  const { isLoggedIn, patientId = '' } = usePersonOfPage()
  if (!isLoggedIn) {
    return (
      <Page title="过敏">
        <EmptyState
          title="登录以后就能看"
          why="过敏记录给本人、监护人和接诊的医护看。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  return (
    <Page title="过敏">
      <PersonStrip patientId={patientId} action="换人" onAction={() => openFamily(true)} />
      {patientId !== '' && <Allergies key={patientId} patientId={patientId} />}
    </Page>
  )
}

function Allergies({ patientId }: { patientId: string }) {
  const summary = useRecordSummary(patientId)
  const { busy, problem, add, resolve, withdraw } = useAllergies(patientId)
  const [sheet, setSheet] = useState<'add' | { readonly id: string } | null>(null)
  const close = () => setSheet(null)
  return (
    <>
      <AnswerView state={answerState(summary)} loading="正在取过敏记录…" failed="过敏记录没取到">
        {({ allergies, mayWrite }, offline) => (
          <>
            {allergies.length === 0 && (
              <EmptyState
                title="还没有人记过过敏"
                why="没有记录不等于不过敏。知道对什么过敏就记下来，医生开药前会先看到。"
              />
            )}
            {allergies.map((allergy) => (
              <Card key={allergy.id}>
                <View className="stack stack--2">
                  <View className="line line--between line--wrap">
                    <Text className="t-lead">{allergyInWords(allergy)}</Text>
                    <Tag label={allergy.source === 'family' ? '家里记的' : '医护记的'} tone="mute" />
                  </View>
                  {allergy.severity && (
                    <Text className="t-2">{ALLERGY_SEVERITY_WORDS_ZH[allergy.severity]}</Text>
                  )}
                  {allergy.reaction !== '' && <Text className="t-sub">{allergy.reaction}</Text>}
                  {mayWrite && !offline && (
                    <Link
                      label={allergy.source === 'family' ? '改这一条' : '不对？请机构更正'}
                      onTap={() =>
                        allergy.source === 'family'
                          ? setSheet({ id: allergy.id })
                          : openEntry(patientId, { kind: 'allergy', id: allergy.id })
                      }
                    />
                  )}
                </View>
              </Card>
            ))}
            {mayWrite && !offline && (
              <Button kind="secondary" icon="plus" label="加一条过敏" onTap={() => setSheet('add')} />
            )}
          </>
        )}
      </AnswerView>
      <Sheet open={sheet === 'add'} title="加一条过敏" onClose={close}>
        <AllergyForm
          patientId={patientId}
          busy={busy}
          problem={problem}
          onSave={(allergy, onSaved) =>
            add(allergy, () => {
              onSaved()
              close()
            })
          }
        />
      </Sheet>
      <Sheet open={sheet !== null && sheet !== 'add'} title="改这一条" onClose={close}>
        <View className="stack stack--3">
          <Text className="t-2">不再过敏了，就点第一个，记录会留着。写错了，就撤回，再加一条对的。</Text>
          {problem && <Text className="t-bad">{problem}</Text>}
          <Button
            label="现在不过敏了"
            busy={busy}
            onTap={() => typeof sheet === 'object' && sheet && resolve(sheet.id, close)}
          />
          <Button
            kind="secondary"
            label="写错了，撤回"
            busy={busy}
            onTap={() => typeof sheet === 'object' && sheet && withdraw(sheet.id, close)}
          />
        </View>
      </Sheet>
    </>
  )
}
