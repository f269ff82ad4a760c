import { Text } from '@tarojs/components'
import type { FamilyFace } from '#domain/patient/family-face'
import { errorMessage } from '../../api/error-messages'
import { Card } from '../../components/card'
import { CheckRow } from '../../components/check-row'
import { Note } from '../../components/note'
import { SectionTitle } from '../../components/section-title'
import { TextField } from '../../components/text-field'
import { useAskedAddress } from './asked-address'
import { PlacesOfAddress } from './places-of-address'
import type { SigningDraft } from './signing-draft'
import type { Eligibility } from './use-signing'

export interface StepPeopleProps {
  draft: SigningDraft
  faces: readonly FamilyFace[]
  standing: readonly Eligibility[]
  onChange: (step: (draft: SigningDraft) => SigningDraft) => void
}

const SIGNER_WORDS = { self: '本人签名', guardian: '你代孩子签名', helper: '你帮着填，本人短信确认' } as const

/** Whom the household signs for, all at once, and where it lives. */
export function StepPeople({ draft, faces, standing, onChange }: StepPeopleProps) {
  const toggle = (id: string, isOn: boolean) =>
    onChange((before) => ({
      ...before,
      // In the order of the household, whichever was tapped first.
      people: faces
        .map((face) => face.id)
        .filter((each) => (each === id ? isOn : before.people.includes(each))),
    }))
  return (
    <>
      <SectionTitle title="给谁签" />
      <Card flush>
        {faces.map(({ id, name, age }) => {
          const found = standing.find(({ patientId }) => patientId === id)
          const refusal = found?.refusal
          return (
            <CheckRow
              key={id}
              title={name}
              sub={found && !refusal ? `${age} · ${SIGNER_WORDS[found.signer]}` : age}
              checked={draft.people.includes(id)}
              {...(refusal ? { disabledReason: errorMessage(refusal.code, refusal.facts) } : {})}
              onChange={(isOn) => toggle(id, isOn)}
            />
          )
        })}
      </Card>
      <SectionTitle title="住在哪里" />
      <PlaceOfHousehold draft={draft} onChange={onChange} />
    </>
  )
}

/** An address finds its grid by itself; one that no grid has goes to staff (journeys E2 6). */
function PlaceOfHousehold({ draft, onChange }: Pick<StepPeopleProps, 'draft' | 'onChange'>) {
  const { asked, ask } = useAskedAddress(draft.address)
  return (
    <>
      <Card>
        <TextField
          label="住址"
          value={draft.address}
          placeholder="小区、楼栋、门牌"
          maxLength={120}
          hint="写到门牌，上门时找得到。只有签约团队看得到"
          onInput={(address) => onChange((before) => ({ ...before, address }))}
          onBlur={ask}
          onConfirm={ask}
        />
      </Card>
      {draft.gridId !== null && (
        <Note tone="ok">
          <Text>{draft.placeName ? `在${draft.placeName}，上门就去这里。` : '你家的网格已经认出来了。'}</Text>
        </Note>
      )}
      <PlacesOfAddress
        address={asked}
        inBuildings
        onPlace={({ name: placeName, ...place }) =>
          onChange((before) => ({ ...before, ...place, placeName }))
        }
        nowhere={
          draft.gridId === null ? '这个地址还没有划进网格，不影响签约。工作人员会帮你落到网格里。' : null
        }
      />
    </>
  )
}
