"""What is page furniture, and what only looks like it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.furniture import furniture_spans

FURNITURE = """
Back to top
Back to top button
↑ Back to Top
Skip to content
Skip to main content
Menu
Share
Share this article
Share on Facebook
Share on Twitter, Facebook and WhatsApp
Facebook Twitter WhatsApp LinkedIn Email Print
Facebook | Twitter | Email
Tweet
Copy link
Link copied!
Email this article
1.2k shares
We use cookies to give you the best experience. By continuing you accept our cookie policy.
We use cookies and similar technologies to improve your visit.
This website uses cookies.
By continuing to use this site, you agree to our use of cookies.
Accept all cookies
Reject all
Cookie settings
Sign up for our newsletter: The Morning Tide, every weekday at 7. Enter your e-mail address.
Subscribe to our free daily newsletter
Get the day's top stories delivered to your inbox
Enter your email address to follow this blog and receive notifications of new posts by email.
Follow us on Facebook and Twitter
Follow @desk on Twitter for the latest updates
Click here to read the full report
For the latest from the summit, click here.
Read more: Aid convoy held for third day at the crossing
READ ALSO | Two envoys leave the capital
Read more
Continue reading the main story
Related articles
You may also like
Most read
Trending now
Advertisement
ADVERTISEMENT - SCROLL TO CONTINUE
Story continues below advertisement
Sponsored content
3 min read
Listen to this article
Leave a comment
View comments (12)
Comments are closed.
We welcome comments on our articles for a limited period after their publication.
Photo: Jane Doe/Getty Images
(AP Photo/Jane Doe)
Jane Doe/AFP via Getty Images
Photograph by Jane Doe
© 2026 Coastal Post. All rights reserved.
Copyright 2026 The Daily Example
All rights reserved.
Privacy Policy | Terms of Service | Contact us
Play video
Haut de page
Partager cet article
Partager sur Facebook
À lire aussi : Deux émissaires quittent la capitale
Publicité
Abonnez-vous à notre newsletter
Nous utilisons des cookies pour améliorer votre visite.
Suivez-nous sur Facebook
Tous droits réservés
زر الذهاب إلى الأعلى
العودة إلى الأعلى
شارك هذا المقال
إعلان
اقرأ أيضًا: المبعوث يغادر العاصمة
اقرأ المزيد
تابعنا على فيسبوك
جميع الحقوق محفوظة © 2026
""".strip().splitlines()

STORY = """
“We use cookies as bait,” the fisherman said.
We use cookies as bait, the fisherman said.
This website uses cookies to follow its visitors, the court found, and told the firm to stop.
The site uses cookies.
“Share this article with everyone you know,” the minister told his followers.
Share prices fell on Monday.
Share this burden or lose the peace, the envoy told both sides.
The two countries share a border.
Back to top of the table: United win again
The team is back at the top.
He tweeted.
Tweet by the president angers allies
Facebook said it had removed the page.
Facebook
Twitter and the revolution
Email traffic between the two ministers was published on Monday.
Print is dead, the publisher said.
Menu prices rose by a third.
Advertisement revenue fell by a tenth.
Advertisements for the party were banned.
Sign up for the army, the posters tell young men.
Sign up for the vaccine opened on Monday.
Follow us, the guards shouted.
Follow the money
Click here to win a car, the false message said.
“Click here to claim your visa,” it read.
Read more books, the minister told pupils.
Related charges were dropped.
More stories of torture come to light.
Subscribers left the newsletter in droves.
The newsletter told its readers to sign up for protests.
Comments by the minister angered Paris.
Comments are rare from the palace.
The photo shows the envoy leaving the ministry.
Photo: Envoy Joren Halvik leaves the ministry in Sarrik on Tuesday. Behind him stands his deputy.
The court said that all rights reserved to the states remain with them.
Copyright law is to change, the commission said.
Privacy policy is the next fight in Congress.
Skip to the next chapter and you miss the war.
By signing up, the two sides agree to a truce.
Accept all terms or leave, the rebels were told.
Loading of the grain ships began at dawn.
Sponsored by the state, the militia grew.
Most read the letter as a threat.
Search for survivors goes on
Print
Home
Reuters
AP
U.N. Photo: a history
Le ministre a partagé cet article.
Publicité mensongère : le ministre porte plainte
Les cookies sont cuits.
شارك الرئيس في الاجتماع.
إعلان وقف إطلاق النار في الجنوب
المزيد من القتلى في الجنوب
""".strip().splitlines()


def furniture(text: str) -> list[str]:
    """The furniture itself."""
    return [text[start:end] for start, end in furniture_spans(text)]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_found_between_paragraphs(line: str) -> None:
    """A line that says nothing of the story is found, and nothing beside it."""
    assert furniture(f"The talks began on Monday.\n\n{line}\n\nThey ended on Tuesday.") == [line]


@pytest.mark.parametrize("line", STORY)
def test_a_line_of_the_story_stays(line: str) -> None:
    """Words of the page's furniture in a sentence or a heading of the story make no furniture of it."""
    assert furniture(f"The talks began on Monday.\n\n{line}\n\nThey ended on Tuesday.") == []


def test_the_tables_are_large_enough_and_apart() -> None:
    """At least forty of each, and none in both."""
    assert min(len(FURNITURE), len(STORY)) >= 40
    assert not set(FURNITURE) & set(STORY)


def test_a_share_bar_of_single_lines_is_found_whole() -> None:
    """Names of networks are buttons where they stand beside furniture or each other."""
    assert furniture("The talks began.\nShare\nFacebook\nWhatsApp\nThey ended.") == ["Share", "Facebook", "WhatsApp"]


def test_a_list_of_other_articles_goes_with_its_heading() -> None:
    """Numbered lines right below "Most read" are other articles' titles; a list elsewhere is the story's."""
    listed = "Most read\n1. Ten harbours to see\n2. Ferry fares to rise"
    assert furniture(f"It ended.\n\n{listed}\n\n3. A third point\n\nBye.") == listed.splitlines()
    assert furniture("The demands are:\n1. A truce\n2. A convoy") == []


def test_a_line_of_a_wrapped_paragraph_is_none() -> None:
    """The last word of a hard-wrapped sentence stands alone on its line and still belongs to the story."""
    text = (
        "The ministry said on Monday that the letter had reached it by ordinary mail\n"
        "and that the second of the two letters which the envoy had mentioned in his\n"
        "speech to the assembly had come to it on the following day, as he said, in\n"
        "print\n"
    )
    assert furniture(text) == []


@pytest.mark.parametrize("end", ["Back to top button", " Back to top", "Back to top\n\n"])
def test_a_button_glued_to_the_last_sentence_is_found(end: str) -> None:
    """Behind the last full stop only, and without what stands around it."""
    assert furniture(f"The talks “ended.”{end}") == [end.strip()]
    assert furniture("The team is back to top") == []


def test_a_long_paragraph_is_never_furniture() -> None:
    """A notice of more than a few lines is left to the reader's judgement."""
    assert furniture("All rights reserved. " + "The story goes on. " * 30) == []


@given(st.lists(st.one_of(st.sampled_from([*FURNITURE, *STORY, "", "Facebook"]), st.text(max_size=60)), max_size=12))
def test_spans_are_ordered_trimmed_and_apart(lines: list[str]) -> None:
    """Whatever the text: spans in order that hold no white space at either end."""
    text = "\n".join(lines)
    spans = furniture_spans(text)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
