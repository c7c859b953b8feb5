package org.hall24.hub.ratings;

import org.hall24.hub.fleet.SignatureFilter;
import org.hall24.wire.http.RatingSubmission;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.json.MalformedException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code PUT /v1/ratings/{id}}: 204, however often; 422 for a bad one without a reason. */
@RestController
public final class RatingRoute {
    private final Ratings ratings;

    /** The route to these ratings. */
    public RatingRoute(Ratings ratings) {
        this.ratings = ratings;
    }

    /** Keeps a rating. */
    @PutMapping("/v1/ratings/{id}")
    public ResponseEntity<byte[]> put(
            @PathVariable("id") String id,
            @RequestAttribute(SignatureFilter.TERMINAL) String signer,
            @RequestBody byte[] body) {
        try {
            var rating = RatingSubmission.fromJson(body);
            if (!rating.id().toString().equals(id)) {
                return refuse(400, Refusal.MALFORMED);
            }
            if (!rating.terminal().equals(signer)) {
                return refuse(403, "other-terminal");
            }
            return switch (ratings.keep(rating)) {
                case YES -> ResponseEntity.noContent().build();
                case NO_REASON -> refuse(422, "code-needed");
            };
        } catch (MalformedException e) {
            return refuse(400, Refusal.MALFORMED);
        }
    }

    private static ResponseEntity<byte[]> refuse(int status, String code) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Refusal(code).toJson());
    }
}
